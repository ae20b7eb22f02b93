using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Mail;
using MultiChat.Messages;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Storage.Faults;

/// <summary>
/// A whole talk through the doors, step by step. Each step does what a page does, and may be done again when its answer did not arrive: a
/// message keeps its id, and a move looks first whether it is made already.
/// </summary>
internal sealed class SupportTalk
{
    private const string Request = "Call me, please";
    private static readonly Contact Ivan = new() { Name = "Ivan", Phone = "+7 900 123-45-67" };

    private static readonly TemplateId Greeting = new(new Guid("01936f00-0000-7000-8000-000000000001"));
    private static readonly TemplateId Farewell = new(new Guid("01936f00-0000-7000-8000-000000000002"));

    private readonly Func<MessageId> _newId;
    private readonly Dictionary<string, MessageId> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<MessageId, (long Seq, string Text)> _accepted = [];
    private DialogId _dialog;

    private SupportTalk(VisitorActor visitor, DeskActor anna, DeskActor boris, Group sales, Func<MessageId> newId) =>
        (Visitor, Anna, Boris, Sales, _newId) = (visitor, anna, boris, sales, newId);

    public VisitorActor Visitor { get; }

    public DeskActor Anna { get; }

    public DeskActor Boris { get; }

    public Group Sales { get; }

    /// <summary>What the doors have accepted: id, number and first text.</summary>
    public IReadOnlyDictionary<MessageId, (long Seq, string Text)> Accepted => _accepted;

    public IReadOnlyList<Func<ChatEngine, CancellationToken, Task>> Steps =>
    [
        async (chat, token) => await chat.Desk.SwitchAsync(Anna, available: true, token),
        (chat, token) => SayAsync(chat, "Hello", token),
        (chat, token) => SayAsync(chat, "Anybody there? 👩‍💻", token),
        FindAsync,
        (chat, token) => MoveAsync(chat, dialog => dialog.Responsible == Anna.Member, seen => chat.Desk.TakeAsync(Anna, _dialog, seen, token), token),
        async (chat, token) => await chat.Desk.ReadAsync(Anna, _dialog, 2, token),
        (chat, token) => AnswerAsync(chat, Anna, "How can I help?", token),
        ReadAnswerAsync,
        EditAsync,
        FillCardAsync,
        (chat, token) => SetClassAsync(chat, Anna, Lead(chat).Id, token),
        async (chat, token) => await chat.Admin.Classes.SaveAsync(Lead(chat) with { Removed = true, Version = 0 }, token),
        (chat, token) => MoveAsync(
            chat, dialog => dialog.Responsible == Boris.Member, seen => chat.Desk.HandOverAsync(Anna, _dialog, Boris.Member, seen, token), token),
        (chat, token) => AnswerAsync(chat, Boris, "It is on its way.", token),
        (chat, token) => MoveAsync(
            chat, dialog => dialog.Status == DialogStatus.Archived, seen => chat.Desk.CloseAsync(Boris, _dialog, seen, token), token),
        (chat, token) => SetClassAsync(chat, Boris, to: null, token),
        (chat, token) => SayAsync(chat, "One more thing", token),
        (chat, token) => MoveAsync(
            chat, dialog => dialog.Group == Sales.Id, seen => chat.Desk.HandOverAsync(Boris, _dialog, Sales.Id, seen, token), token),
        (chat, token) => AnswerAsync(chat, Anna, "Yes?", token),
        (chat, token) => MoveAsync(chat, dialog => dialog.Responsible == null, seen => chat.Desk.LetGoAsync(Anna, _dialog, seen, token), token),
        async (chat, token) => await chat.Visitors.EndAsync(Visitor, (await chat.Storage.Dialogs.FindAsync(Visitor.Project, _dialog, token))!.MessageSeq, token),
        LeaveRequestAsync,
        async (chat, token) => await chat.Templates.AddAsync(Anna, Greeting, "Greeting", "Hello, {client.name}!", token),
        async (chat, token) => await chat.Templates.SaveAsync(Anna, Greeting, "Greeting", "Good day, {client.name}!", 1, token),
        async (chat, token) => await chat.Templates.AddAsync(Boris, Farewell, "Farewell", "Bye", token),
        async (chat, token) => await chat.Templates.RemoveAsync(Boris, Farewell, 1, token),
        AddVeraAsync,
        async (chat, token) => await chat.Admin.SetHoursAsync([Vera(chat)], WeeklyHours.Parse("Mon-Fri 22:00-06:00"), cancellation: token),
        async (chat, token) => await chat.Admin.SetExceptionsAsync([Vera(chat)], [DayException.Parse("2026-12-31 off")], token),
        SendLetterAsync,
        async (chat, token) => await chat.Admin.SetRightsAsync(Vera(chat), Rights.Journal | Rights.Operator, token),
        async (chat, token) => await chat.Admin.DisableMemberAsync(Vera(chat), token),
        // By its number it is found whether its texts are in the index yet or not, so that each run makes the same calls.
        async (chat, token) => await chat.Desk.SearchAsync(Boris, "#1", cancellation: token),
        ReconnectAsync,
    ];

    /// <summary>Sets the stage: a project with two operators and a visitor who has said nothing yet.</summary>
    public static async Task<SupportTalk> PrepareAsync(ChatStorage storage, FakeTimeProvider clock)
    {
        var chance = new SeededRandomSource(7);
        await using var host = new ChatEngine(new BorrowedStorage(storage), new ChatOptions(), clock, chance);
        await host.StartAsync();
        var project = await host.Admin.CreateProjectAsync("main", "Support");
        var site = await host.Admin.AddSiteAsync(project.Id, "main");
        var sales = await host.Admin.AddGroupAsync(project.Id, "Sales");
        await host.Admin.Classes.AddAsync(project.Id, "Lead", isLead: true);
        var anna = await host.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-", groups: [sales.Id]);
        var boris = await host.Admin.AddMemberAsync(project.Id, "boris@example.org", "Boris", "-");
        var mint = new IdMint(host.Clock, chance);
        var visitor = new Visitor { Project = project.Id, Id = new VisitorId(mint.Next()), Site = site.Id, CreatedAt = host.Clock.Now };
        await storage.Visitors.AddAsync(visitor, [1], CancellationToken.None);
        return new SupportTalk(
            new VisitorActor { Project = project.Id, Site = site.Id, Visitor = visitor.Id },
            new DeskActor { Project = project.Id, Member = anna.Id },
            new DeskActor { Project = project.Id, Member = boris.Id },
            sales,
            () => new MessageId(mint.Next()));
    }

    /// <summary>The pages come back and say again what they have.</summary>
    public async Task ReconnectAsync(ChatEngine chat, CancellationToken token)
    {
        var open = await chat.Visitors.OpenAsync(Visitor, token);
        await chat.Visitors.AppliedAsync(Visitor, open.Place, token);
        await chat.Visitors.ReadAsync(Visitor, long.MaxValue, token);
        var thread = await chat.Desk.OpenAsync(Boris, _dialog, token);
        await chat.Desk.ReadAsync(Boris, _dialog, thread.Row.Row.Dialog.MessageSeq, token);
    }

    /// <summary>What was sent with that text.</summary>
    public static MessageBody BodyOf(string text) => text == Request ? MessageBody.OfRequest(text, Ivan, consent: null) : MessageBody.Of(text);

    private static Member Vera(ChatEngine chat) => chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Vera");

    /// <summary>The class that the talk is about.</summary>
    public static InquiryClass Lead(ChatEngine chat) => chat.Admin.Projects[0].Classes.Single();

    private static async Task AddVeraAsync(ChatEngine chat, CancellationToken token)
    {
        try
        {
            await chat.Admin.AddMemberAsync(chat.Admin.Projects[0].Project.Id, "vera@example.org", "Vera", "-", cancellation: token);
        }
        catch (DuplicateKeyException)
        {
            // An answer that did not arrive.
        }
    }

    private static async Task SendLetterAsync(ChatEngine chat, CancellationToken token)
    {
        if ((await ((ILetterBook)chat.Storage.Accounts).ListAsync([Vera(chat).Id.ToString()], token)).Count == 0)
        {
            await chat.Admin.SendLetterAsync(Vera(chat), token);
        }
    }

    private async Task SayAsync(ChatEngine chat, string text, CancellationToken token)
    {
        var said = await chat.Visitors.SayAsync(Visitor, IdOf(text), text, token);
        Accept(said.Id, said.Seq, text);
    }

    private async Task LeaveRequestAsync(ChatEngine chat, CancellationToken token)
    {
        var left = await chat.Visitors.LeaveRequestAsync(Visitor, IdOf(Request), Request, Ivan, consent: null, token);
        Accept(left.Id, left.Seq, Request);
    }

    private async Task AnswerAsync(ChatEngine chat, DeskActor me, string text, CancellationToken token)
    {
        var dialog = (await chat.Desk.GetRowAsync(me, _dialog, token)).Row.Dialog;
        var answer = await chat.Desk.AnswerAsync(me, _dialog, IdOf(text), text, dialog.Responsible, token);
        Accept(answer.Id, answer.Seq, text);
    }

    private async Task FindAsync(ChatEngine chat, CancellationToken token)
    {
        await chat.Desk.StartAsync(Anna, token);
        var page = await chat.Desk.ListAsync(Anna, Section.Mine, cancellation: token);
        _dialog = page.Rows.Should().ContainSingle().Subject.Row.Dialog.Id;
    }

    private async Task MoveAsync(ChatEngine chat, Predicate<Dialog> isMade, Func<Seen, ValueTask<Dialog>> move, CancellationToken token)
    {
        var dialog = (await chat.Desk.GetRowAsync(Anna, _dialog, token)).Row.Dialog;
        if (!isMade(dialog))
        {
            await move(new Seen { Responsible = dialog.Responsible, Version = dialog.EventSeq });
        }
    }

    private async Task SetClassAsync(ChatEngine chat, DeskActor me, ClassId? to, CancellationToken token)
    {
        var dialog = (await chat.Desk.GetRowAsync(me, _dialog, token)).Row.Dialog;
        await chat.Desk.SetClassAsync(me, _dialog, dialog.Inquiry, to, cancellation: token);
    }

    private async Task ReadAnswerAsync(ChatEngine chat, CancellationToken token)
    {
        var open = await chat.Visitors.OpenAsync(Visitor, token);
        await chat.Visitors.AppliedAsync(Visitor, open.Place, token);
        await chat.Visitors.ReadAsync(Visitor, 3, token);
        var caughtUp = await chat.Visitors.CatchUpAsync(Visitor, open.Place, token);
        caughtUp!.Items.Should().BeEmpty();
    }

    private async Task EditAsync(ChatEngine chat, CancellationToken token) =>
        await chat.Desk.EditAsync(Anna, _dialog, IdOf("How can I help?"), "How may I help?", revision: 0, token);

    private async Task FillCardAsync(ChatEngine chat, CancellationToken token)
    {
        var client = (await chat.Desk.GetRowAsync(Anna, _dialog, token)).Row.Client.Id;
        var card = new ClientCard { Name = "Peter", Fields = [new ClientField { Name = "Size", Value = "XL" }] };
        await chat.Desk.FillCardAsync(Anna, client, card, version: 1, token);
    }

    private MessageId IdOf(string text) => _ids.TryGetValue(text, out var known) ? known : _ids[text] = _newId();

    private void Accept(MessageId id, long seq, string text)
    {
        _accepted.TryAdd(id, (seq, text));
        _accepted[id].Should().Be((seq, text), "a repetition gives the first answer again");
    }
}
