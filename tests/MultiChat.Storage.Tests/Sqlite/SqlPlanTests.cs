using System.Text.RegularExpressions;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Mail;
using MultiChat.Messages;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Dialogs;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Search;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat.Storage.Sqlite;

public sealed partial class SqlPlanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(PileReader.NextQueue)]
    [InlineData(PileReader.NextHolder)]
    [InlineData(SectionReader.OfPile)]
    [InlineData(SectionReader.OfArchive)]
    [InlineData(ToDoReader.Waiting)]
    [InlineData(ToDoReader.Idle)]
    [InlineData(SqliteDeskIndex.Unread)]
    public async Task Lists_go_by_an_index_and_sort_nothing(string sql)
    {
        await using var chat = await TemporaryStorage.OpenAsync();
        using var database = Database.OpenForReading(chat.Path);
        PlanOf(database, sql).Should().Contain("INDEX dialogs_").And.NotContain("SCAN").And.NotContain("TEMP B-TREE");
    }

    [Theory]
    [InlineData(PileReader.NextQueue)]
    [InlineData(PileReader.NextHolder)]
    [InlineData(SectionReader.OfPile)]
    [InlineData(SectionReader.OfArchive)]
    [InlineData(ToDoReader.Waiting)]
    public async Task Pages_are_found_without_their_rows(string sql)
    {
        await using var chat = await TemporaryStorage.OpenAsync();
        using var database = Database.OpenForReading(chat.Path);
        PlanOf(database, sql).Should().Contain("COVERING INDEX");
    }

    [Fact]
    public async Task The_newest_messages_with_words_come_as_they_are_found()
    {
        await using var chat = await TemporaryStorage.OpenAsync();
        using var database = Database.OpenForReading(chat.Path);
        PlanOf(database, MessageFinder.Newest).Should().StartWith("SCAN message_words VIRTUAL TABLE").And.NotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task Every_statement_of_a_port_finds_its_rows_by_a_key()
    {
        // One reader, so that it has prepared all that was read.
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { Readers = 1 });
        using var database = Database.OpenForReading(chat.Path);
        foreach (var sql in await UseEverythingAsync(chat))
        {
            // Few and read together: projects; a row or two: the marks of the search; taken from the front: its changes.
            PlanOf(database, sql).Split('\n').Where(IsScan)
                .Should().BeEmpty("of \"{0}\"", sql);
        }
    }

    [Fact]
    public async Task Every_statement_names_its_project()
    {
        // One reader, so that it has prepared all that was read.
        await using var chat = await TemporaryStorage.OpenAsync(new SqliteOptions { Readers = 1 });
        // An account is one for all projects, and so is what concerns all its members.
        foreach (var sql in (await UseEverythingAsync(chat)).Where(sql => ProjectTable().IsMatch(sql) && !sql.Contains("WHERE account_id = @account", StringComparison.Ordinal)))
        {
            sql.Should().Contain("project_id");
        }
    }

    [GeneratedRegex("^SCAN (json_each|projects|search_changes|search_progress|search_refill|message_words|client_words|f|found|CONSTANT ROW|sessions)\\b",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AllowedScan();

    [GeneratedRegex(
        @"\b(sites|members|photos|templates|groups|classes|member_groups|visitors|tickets|hand_switches|clients|dialogs|inquiries|messages|revisions|events|marks"
        + @"|operator_reads)\b",
        RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex ProjectTable();

    private static bool IsScan(string step) => step.StartsWith("SCAN", StringComparison.Ordinal) && !AllowedScan().IsMatch(step);

    private static string PlanOf(Database database, string sql)
    {
        if (sql is "BEGIN" or "BEGIN IMMEDIATE" or "COMMIT" or "ROLLBACK" or "SAVEPOINT one" or "ROLLBACK TO one" or "RELEASE one")
        {
            return "";
        }

        using var explained = database.Prepare($"EXPLAIN QUERY PLAN {sql}");
        var steps = new List<string>();
        while (explained.Step())
        {
            steps.Add(explained.Text(3));
        }

        return string.Join('\n', steps);
    }

    private static async Task<IReadOnlyCollection<string>> UseEverythingAsync(TemporaryStorage chat)
    {
        await UseTeamAsync(chat);
        await UseDialogsAsync(chat);
        var written = await chat.Storage.Writer.RunAsync(database => database.Prepared.ToArray(), None);
        var read = await chat.Storage.Readers.ReadAsync(database => database.Prepared.ToArray(), None);
        return [.. written, .. read];
    }

    private static async Task UseSignInsAsync(TemporaryStorage chat, AccountId account, NodaTime.Instant now)
    {
        var (book, swept) = ((ISignInBook)chat.Storage.Accounts, (ISweptAccounts)chat.Storage.Accounts);
        var count = new TryCount { Key = "key", Limit = 1, Window = NodaTime.Duration.FromMinutes(15) };
        await book.TakeTryAsync([count], now, None);
        await book.GiveTryBackAsync([count], None);
        await book.AddDeviceAsync(new KnownDevice { Hash = [3], Account = account, ExpiresAt = now }, None);
        await book.FindDeviceAsync([3], None);
        await swept.SweepAsync(now, 10, None);
        var (accounts, letters) = ((IAccountBook)chat.Storage.Accounts, (ILetterBook)chat.Storage.Accounts);
        var known = (await accounts.ListAsync([account], None))[0];
        await accounts.TrySaveAsync(known with { Security = new AccountSecurity { PasswordSetAt = now } }, endsSessions: false, None);
        await accounts.ListSessionsAsync(account, None);
        await letters.PutAsync(new Letter { Reader = "anna", Kind = LetterKind.Welcome, AskedAt = now, DueAt = now }, None);
        var taken = (await letters.TakeAsync(now, now, 10, None)).Letters[0];
        await letters.SettleAsync(taken, LetterEnd.Sent(now), None);
        await letters.SettleAsync(taken, LetterEnd.Forgotten, None);
        await letters.ListAsync(["anna"], None);
    }

    private static async Task UseTemplatesAsync(ITemplateStore templates, ProjectId project)
    {
        var template = new Template { Project = project, Id = new TemplateId(Guid.CreateVersion7()), Name = "Hello", Text = "Hello!" };
        await templates.SaveAsync(template, None);
        await templates.SaveAsync(template with { Name = "Hi", Version = 1 }, None);
        await templates.FindAsync(project, template.Id, None);
        await templates.ListAsync(project, None);
        await templates.RemoveAsync(project, template.Id, 2, None);
    }

    private static async Task UseTeamAsync(TemporaryStorage chat)
    {
        var (me, project) = (chat.Samples.Operator, chat.Samples.Project);
        await chat.Storage.Projects.SaveProjectAsync(
            new Project { Id = project, Slug = "main", Name = "Main", Language = "ru", Zone = "UTC" }, None);
        var site = new Site { Project = project, Id = new SiteId(Guid.CreateVersion7()), Key = "main" };
        await chat.Storage.Projects.SaveSiteAsync(site, None);
        var group = new MultiChat.Team.Group { Project = project, Id = new GroupId(Guid.CreateVersion7()), Name = "Sales" };
        await chat.Storage.Projects.SaveGroupAsync(group, None);
        await chat.Storage.Projects.SaveMemberAsync(me with { Groups = [group.Id] }, None);
        await chat.Storage.Projects.ListAsync(None);
        var commit = new TeamCommit
        {
            Entry = new AuditEntry { Project = project, At = NodaTime.Instant.FromUnixTimeMilliseconds(1), By = null, Kind = "class_added" },
            Classes = [new InquiryClass { Project = project, Id = new ClassId(Guid.CreateVersion7()), Name = "Lead" }],
        };
        await ((ITeamStore)chat.Storage.Projects).CommitAsync(commit, _ => throw new InvalidOperationException(), None);
        var photos = (IPhotoStore)chat.Storage.Projects;
        await photos.PutAsync(project, new Photo { Id = PhotoId.Of([1]), ContentType = "image/png", Bytes = new byte[] { 1 } }, None);
        await photos.FindAsync(project, PhotoId.Of([1]), None);
        await photos.SweepAsync(project, NodaTime.Instant.FromUnixTimeMilliseconds(2), NodaTime.Instant.FromUnixTimeMilliseconds(1), 10, None);
        await UseTemplatesAsync((ITemplateStore)chat.Storage.Projects, project);
        await chat.Storage.Accounts.SaveAsync(new Account { Id = me.Account, Email = me.Email }, None);
        await chat.Storage.Accounts.FindAsync(me.Email, None);
        var now = NodaTime.Instant.FromUtc(2026, 11, 22, 10, 0);
        await chat.Storage.Accounts.TakePasswordTryAsync(me.Account, now, NodaTime.Duration.FromMinutes(15), 5, None);
        await chat.Storage.Accounts.AddSessionAsync(
            new Session { TokenHash = [1], Account = me.Account, ExpiresAt = now }, rightPassword: true, None);
        await chat.Storage.Accounts.FindSessionAsync([1], end: false, None);
        await chat.Storage.Accounts.FindSessionAsync([1], end: true, None);
        await UseSignInsAsync(chat, me.Account, now);
        await chat.Storage.HandSwitches.SaveAsync(new() { Project = project, Member = me.Id, On = true, At = now, By = me.Id }, None);
        await chat.Storage.HandSwitches.ListAsync(project, None);
        var visitor = new Visitor { Project = project, Id = new(Guid.CreateVersion7()), Site = default, CreatedAt = now };
        await chat.Storage.Visitors.AddAsync(visitor, [2], None);
        await chat.Storage.Visitors.FindAsync(project, [2], None);
        await chat.Storage.Visitors.FindAddressAsync(project, visitor.Id, None);
        var visits = (ISweptVisitors)chat.Storage.Visitors;
        await visits.TouchAsync(project, visitor.Id, now, None);
        await visits.ListUnseenAsync(project, now, after: null, 10, None);
        await visits.RemoveUnseenAsync(project, [visitor.Id], now, None);
        await visits.SweepTicketsAsync(project, now, 10, None);
        await chat.Storage.Visitors.AddTicketAsync(project, visitor.Id, [3], now, None);
        await chat.Storage.Visitors.RedeemTicketAsync(project, [3], now, None);
    }

    private static async Task UseDialogsAsync(TemporaryStorage chat)
    {
        var (me, project) = (chat.Samples.Operator, chat.Samples.Project);
        var dialog = await chat.BeginAsync();
        var message = (await chat.Storage.Messages.FindAsync(project, dialog.Id, 1, None))!;
        var edit = chat.Samples.Edit(dialog, message, "Добрый день");
        await chat.Storage.Dialogs.CommitAsync(edit, None);
        await chat.Storage.Dialogs.CommitAsync(chat.Samples.Say(dialog), None);
        await chat.Storage.Dialogs.FindAsync(project, dialog.Id, None);
        await chat.Storage.Dialogs.FindByVisitorAsync(project, dialog.Visitor, dialog.Channel, None);
        await chat.Storage.Messages.FindAsync(project, dialog.Id, message.Id, None);
        await chat.Storage.Messages.FindByKeyAsync(project, Author.Of(dialog.Visitor), message.Id, None);
        await chat.Storage.Messages.ListAnswersSinceAsync(project, default, 10, None);
        (await chat.Storage.Messages.ListRevisionsAsync(project, dialog.Id, message.Id, None)).Should().HaveCount(2);
        await chat.Storage.Log.ReadAfterAsync(project, dialog.Id, 0, 10, None);
        await ((INoteBook)chat.Storage.Log).FindNoteAsync(project, me.Id, new NoteId(Guid.CreateVersion7()), None);
        await ((IInquiryBook)chat.Storage.Dialogs).FindInquiryAsync(project, dialog.Inquiry, None);
        await chat.Storage.Log.ReadBeforeAsync(project, dialog.Id, 10, 10, None);
        var read = new OperatorRead { Member = me.Id, ClientMessages = 1 };
        await chat.Storage.Marks.MergeAsync(project, dialog.Id, new DialogMarks { DeskRead = 1 }, read, None);
        await chat.Storage.Marks.FindAsync(project, dialog.Id, None);
        var client = (await chat.Storage.Clients.FindAsync(project, dialog.Client, None))!;
        await chat.Storage.Clients.TrySaveAsync(client.With(client.Card with { Name = "Анна" }), None);
        await chat.Storage.Clients.ListTakenNamesAsync(project, [client.GeneratedName], None);
        foreach (var section in Enum.GetValues<Section>())
        {
            await chat.Storage.Desk.ListAsync(me, section, after: null, 10, None);
        }

        await ((MultiChat.Lists.IToDoIndex)chat.Storage.Desk).ListToDoAsync(me, after: null, 10, None);
        await chat.Storage.Desk.SearchAsync(me, ["добрый"], after: null, 10, None);
        await ((MultiChat.Lists.IMessageIndex)chat.Storage.Desk).ListNewestAsync(project, [dialog.Id], ["добрый"], None);
        await chat.Storage.Desk.ListUnreadAsync(me, None);
        await chat.Storage.Desk.FindAsync(me, dialog.Id, None);
        await chat.Storage.Writer.RunAsync(database => true, None);
    }
}
