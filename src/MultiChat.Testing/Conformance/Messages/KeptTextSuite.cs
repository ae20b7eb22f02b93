using System.Text;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Messages;

/// <summary>Text that stores like to change.</summary>
internal sealed class KeptTextSuite : StoreSuite
{
    private const string Rule = "Text is kept exactly, unit by unit.";
    private const string Refused = "A text with a NUL or half of a surrogate pair throws ArgumentException and changes nothing.";

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

    private static readonly string[] Impossible = ["a\0b", "\0", "half \uD83D", "\uDE00 other half", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"];

    public override IReadOnlyList<StoreCase> Cases =>
    [
        .. Texts.Select(text => Case(Rule, f => MessageAsync(f, text.Text), text.Name)),
        Case(Rule, CardsKeepTheirText),
        Case(Refused, ImpossibleMessages),
        Case(Refused, ImpossibleCards),
        Case(Refused, ImpossibleNames),
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

    private static async Task ImpossibleMessages(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Здравствуйте");
        var first = await project.LoadAsync(dialog.Id, 1);
        foreach (var text in Impossible)
        {
            await RefusedAsync(() => project.TryAsync(f.Make.Say(dialog, text)), text);
            await RefusedAsync(() => project.TryAsync(f.Make.Edit(dialog, first, text)), text);
        }

        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        await CheckAsync(f, project, dialog, "Здравствуйте");
        await project.SayAsync(dialog);
    }

    private static async Task ImpossibleCards(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var client = first.NewClient!;
        foreach (var text in Impossible)
        {
            ClientCard[] cards =
            [
                new() { Name = text }, new() { Phone = text }, new() { Email = text }, new() { Comment = text },
                new() { Fields = [new ClientField { Name = text, Value = "" }] }, new() { Fields = [new ClientField { Name = "Имя", Value = text }] },
            ];
            foreach (var card in cards)
            {
                await RefusedAsync(() => f.Storage.Clients.TrySaveAsync(client.With(card), f.Token), text);
                var other = f.Make.First(await project.AddVisitorAsync());
                await RefusedAsync(() => project.TryAsync(other with { NewClient = other.NewClient! with { Card = card } }), text);
            }
        }

        (await f.Storage.Clients.FindAsync(project.Id, client.Id, f.Token)).CheckLike(client, "the client");
    }

    private static async Task ImpossibleNames(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (member, group) = (await project.AddMemberAsync(), new Group { Project = project.Id, Id = new GroupId(f.NextId()), Name = "" });
        var before = await f.Storage.Projects.ListAsync(f.Token);
        foreach (var text in Impossible)
        {
            await RefusedAsync(() => f.Storage.Projects.SaveProjectAsync(project.Project with { Name = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveProjectAsync(project.Project with { Id = new ProjectId(f.NextId()), Slug = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveSiteAsync(project.Site with { Key = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveMemberAsync(member with { Email = $"{text}@shop.example" }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveSiteAsync(project.Site with { AllowedOrigins = [text] }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveSiteAsync(project.Site with { Settings = new SiteSettings { Consent = text } }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveSiteAsync(project.Site with { Settings = WithText(text) }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveProjectAsync(project.Project with { Country = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveMemberAsync(member with { FirstName = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveMemberAsync(member with { LastName = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveMemberAsync(member with { Phone = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Projects.SaveGroupAsync(group with { Name = text }, f.Token), text);
            await RefusedAsync(() => f.Storage.Accounts.SaveAsync(new Account { Id = member.Account, Email = $"{text}@shop.example" }, f.Token), text);
            Check.Nothing(await f.Storage.Accounts.FindAsync($"{text}@shop.example", f.Token), "account of an impossible e-mail");
        }

        var after = await f.Storage.Projects.ListAsync(f.Token);
        Check.Sequence(before.Select(team => team.Project), after.Select(team => team.Project), "the projects");
        var (kept, now) = (before[0].Members.Single(), after[0].Members.Single());
        Check.Equal((kept.FirstName, kept.LastName), (now.FirstName, now.LastName), "the member's name");
        Check.Equal((before[0].Groups.Count, 0), (after[0].Groups.Count, after[0].Sites[0].AllowedOrigins.Count), "the numbers of groups and origins");
    }

    private static SiteSettings WithText(string text) =>
        new() { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = text } };

    private static async Task RefusedAsync(Func<Task> write, string text) =>
        await Check.ThrowsAsync<ArgumentException>(write, $"a write of \"{text.Replace("\0", "NUL", StringComparison.Ordinal)}\"");

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
