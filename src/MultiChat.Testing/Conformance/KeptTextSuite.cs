using System.Text;
using MultiChat.Clients;
using MultiChat.Dialogs;

namespace MultiChat.Testing.Conformance;

/// <summary>Text that stores like to change.</summary>
internal sealed class KeptTextSuite : StoreSuite
{
    private const string Rule = "Text is kept exactly, unit by unit.";

    private static readonly (string Name, string Text)[] Texts =
    [
        ("Cyrillic", "Съешь ещё этих мягких французских булок, да выпей чаю. Ё ё Й й Ґ Ї Ў"),
        ("EmojiWithJoiners", "👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇷🇺🇬🇧 ❤️ ☺︎ 1️⃣"),
        ("RightToLeft", "שלום \u200Fعالم\u200E \u202Eabc\u202C \u2067مرحبا\u2069"),
        ("CombiningMarks", "e\u0301 é и\u0306 й Z\u0351\u036B\u0343\u032Aa\u0302\u0323\u0308lgo กำ"),
        ("OtherPlanes", "\U00010000\U0001F600\U0002A6D6\U000E0067\U0010FFFD"),
        ("LinesAndTabs", "\n\nпервая\n\tвторая\t\n"),
        ("UnicodeLineEnds", "a\u2028b\u2029c"),
        ("Quotes", "'; DROP TABLE messages; -- \" `x` \\ \\n %s {0} $1 ? :p @p ''"),
        ("Markup", "<script>alert(1)</script> &amp; &#0; <!--"),
        ("SpacesAtTheEnds", "  \u00A0 между \u3000 "),
        ("InvisibleUnits", "\uFEFFa\u200Bb\u00ADc\u2060d\uFFFDe\uFFFEf\uFFFF"),
        ("OneUnit", "."),
        ("NumbersAsText", "0012.50"),
        ("LongestText", new string('я', 8_000)),
        ("LongestEmoji", string.Concat(Enumerable.Repeat("😀", 4_000))),
        ("DecomposedBesideComposed", "ёй" + "ёй".Normalize(NormalizationForm.FormD)),
    ];

    public override IReadOnlyList<StoreCase> Cases =>
    [
        .. Texts.Select(text => Case(Rule, f => MessageAsync(f, text.Text), text.Name)),
        Case(Rule, CardsKeepTheirText),
    ];

    private static async Task MessageAsync(StoreFixture f, string text)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync(text);
        var message = await project.LoadAsync(dialog.Id, 1);
        await CheckAsync(f, project, dialog, text);
        dialog = await project.CommitAsync(f.Make.Edit(dialog, message, text + "!"));
        await CheckAsync(f, project, dialog, text + "!");
        var revisions = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, message.Id, f.Token);
        Check.Sequence([text, text + "!"], revisions.Select(revision => revision.Text), "the revisions");
    }

    private static async Task CheckAsync(StoreFixture f, StoreProject project, Dialog dialog, string text)
    {
        var message = await f.Storage.Messages.FindAsync(dialog.Project, dialog.Id, 1, f.Token);
        var item = (await f.Storage.Log.ReadAfterAsync(dialog.Project, dialog.Id, 0, 1, f.Token)).Single();
        var row = await f.Storage.Desk.FindAsync(project.NewMember(), dialog.Id, f.Token);
        string?[] kept = [message?.Text, item.Message?.Text, row?.Last?.Text];
        Check.Sequence([text, text, text], kept, "the text alone, in the log and in the list");
    }

    private static async Task CardsKeepTheirText(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var client = first.NewClient!;
        foreach (var (name, text) in Texts)
        {
            client = client.With(new ClientCard { Name = text, Comment = text, Fields = [new ClientField { Name = text, Value = text }] });
            Check.That(await f.Storage.Clients.TrySaveAsync(client, f.Token), $"the card {name} is saved");
            (await f.Storage.Clients.FindAsync(project.Id, client.Id, f.Token)).CheckLike(client, $"the card {name}");
        }
    }
}
