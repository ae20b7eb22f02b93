using MultiChat.Commits;
using MultiChat.Mail;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.SigningIn;

/// <summary>Letters that wait and what became of them. A store without <see cref="ILetterBook"/> has nothing to show.</summary>
internal sealed class LetterBookSuite : StoreSuite
{
    private static readonly Duration Lease = Duration.FromSeconds(60);
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A letter is kept as put; a newer one for its reader replaces it.", NewerLetterReplaces),
        Case("A letter is taken when it is due and not before, with this attempt counted.", LetterIsTakenWhenDue),
        Case("What was taken is taken again when its lease ends and not before.", LeaseEnds),
        Case("The longest due are taken first, no more than asked for, and the next due is told.", LongestDueFirst),
        Case("Of many who take at once one gets a letter.", OneOfManyTakes),
        Case("A letter that was sent or given up is not taken again; what became of it is kept.", EndedLetterIsKept),
        Case("A letter that is tried again is due when its end says.", RetriedLetterIsDueLater),
        Case("Of a letter that is forgotten nothing is left.", ForgottenLetterIsGone),
        Case("An end of an attempt that is not the last changes nothing.", EarlierAttemptEndsNothing),
        Case("An end of a letter that was replaced changes nothing.", ReplacedLetterStays),
        Case("Letters come with the commit of the team, or not at all.", LettersComeWithTheCommit),
        Surviving("Letters are there after reopening.", LettersSurvive),
    ];

    private static Task NewerLetterReplaces(StoreFixture f) => WithAsync(f, async book =>
    {
        var (letter, other) = (New(f), New(f) with { Kind = LetterKind.ForgottenPassword });
        await book.PutAsync(letter, f.Token);
        await book.PutAsync(other, f.Token);
        Check.Equal(letter, await FindAsync(f, book, letter), "the letter");
        var newer = letter with { Kind = LetterKind.NewPassword, AskedAt = f.NextInstant(), DueAt = f.NextInstant() };
        await book.PutAsync(newer, f.Token);
        Check.Equal(newer, await FindAsync(f, book, letter), "the newer letter");
        Check.Equal(other, await FindAsync(f, book, other), "the letter of another reader");
        Check.Same([newer, other], await book.ListAsync([letter.Reader, "nobody", other.Reader], f.Token), "the letters of three readers");
    });

    private static Task LetterIsTakenWhenDue(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = New(f);
        await book.PutAsync(letter, f.Token);
        var early = await TakeAsync(f, book, letter.DueAt - Millisecond);
        Check.Equal(0, early.Letters.Count, "the number taken 1 ms before it is due");
        Check.Equal(letter.DueAt, early.NextDueAt, "the next due");
        var taken = Check.Found((await TakeAsync(f, book, letter.DueAt)).Letters.SingleOrDefault(), "the letter that is due");
        Check.Equal(letter with { Attempts = 1, DueAt = letter.DueAt + Lease }, taken, "the letter as taken");
        Check.Equal(taken, await FindAsync(f, book, letter), "the letter as kept");
    });

    private static Task LeaseEnds(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = await PutAndTakeAsync(f, book);
        Check.Equal(0, (await TakeAsync(f, book, letter.DueAt - Millisecond)).Letters.Count, "the number taken before the lease ends");
        Check.Equal(2, (await TakeAsync(f, book, letter.DueAt)).Letters.Single().Attempts, "the attempt after the lease");
    });

    private static Task LongestDueFirst(StoreFixture f) => WithAsync(f, async book =>
    {
        var now = f.NextInstant();
        Letter[] letters = [Due(5), Due(1), Due(3), Due(2), Due(9)];
        var future = New(f) with { DueAt = now + Millisecond };
        foreach (var letter in letters.Append(future))
        {
            await book.PutAsync(letter, f.Token);
        }

        var taken = await book.TakeAsync(now, now + Lease, 3, f.Token);
        Check.Same([letters[4].Reader, letters[0].Reader, letters[2].Reader], taken.Letters.Select(letter => letter.Reader), "the letters taken first");
        Check.Equal(letters[3].DueAt, taken.NextDueAt, "the next due");
        Check.Equal(future.DueAt, (await book.TakeAsync(now, now + Lease, 3, f.Token)).NextDueAt, "the next due when all others are taken");

        Letter Due(int minutesAgo) => New(f) with { DueAt = now - Duration.FromMinutes(minutesAgo) };
    });

    private static Task OneOfManyTakes(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = New(f);
        await book.PutAsync(letter, f.Token);
        var taken = await Together.RunAsync(16, _ => TakeAsync(f, book, letter.DueAt));
        Check.Equal(1, taken.Sum(batch => batch.Letters.Count), "the number of those who got it");
    });

    private static Task EndedLetterIsKept(StoreFixture f) => WithAsync(f, async book =>
    {
        foreach (var end in new[] { LetterEnd.Sent(f.NextInstant()), LetterEnd.Failed(f.NextInstant(), "SmtpCommandException: ***") })
        {
            var letter = await PutAndTakeAsync(f, book);
            await book.SettleAsync(letter, end, f.Token);
            Check.Equal(end.Of(letter), await FindAsync(f, book, letter), "the letter as it ended");
            var later = await TakeAsync(f, book, letter.DueAt + Duration.FromDays(1));
            Check.Equal(0, later.Letters.Count, "the number taken again");
            Check.Equal(null, later.NextDueAt, "the next due");
        }
    });

    private static Task RetriedLetterIsDueLater(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = await PutAndTakeAsync(f, book);
        var due = letter.DueAt + Duration.FromHours(1);
        await book.SettleAsync(letter, LetterEnd.Retry(due, "SocketException: ***"), f.Token);
        Check.Equal(0, (await TakeAsync(f, book, due - Millisecond)).Letters.Count, "the number taken before it is due again");
        var again = (await TakeAsync(f, book, due)).Letters.Single();
        Check.Equal(letter with { Attempts = 2, DueAt = due + Lease, Error = "SocketException: ***" }, again, "the letter as taken again");
    });

    private static Task ForgottenLetterIsGone(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = await PutAndTakeAsync(f, book);
        await book.SettleAsync(letter, LetterEnd.Forgotten, f.Token);
        Check.Equal(0, (await book.ListAsync([letter.Reader], f.Token)).Count, "the number of letters");
    });

    private static Task EarlierAttemptEndsNothing(StoreFixture f) => WithAsync(f, async book =>
    {
        var first = await PutAndTakeAsync(f, book);
        var second = (await TakeAsync(f, book, first.DueAt)).Letters.Single();
        await book.SettleAsync(first, LetterEnd.Sent(f.NextInstant()), f.Token);
        await book.SettleAsync(first, LetterEnd.Forgotten, f.Token);
        Check.Equal(second, await FindAsync(f, book, first), "the letter");
    });

    private static Task ReplacedLetterStays(StoreFixture f) => WithAsync(f, async book =>
    {
        var first = await PutAndTakeAsync(f, book);
        await book.PutAsync(first with { AskedAt = f.NextInstant(), DueAt = f.NextInstant(), Attempts = 0 }, f.Token);
        var newer = (await TakeAsync(f, book, f.NextInstant())).Letters.Single();
        await book.SettleAsync(first, LetterEnd.Failed(f.NextInstant(), "late"), f.Token);
        await book.SettleAsync(first, LetterEnd.Forgotten, f.Token);
        Check.Equal(newer, await FindAsync(f, book, first), "the newer letter");
    });

    private static Task LettersComeWithTheCommit(StoreFixture f) => WithAsync(f, async book =>
    {
        if (f.Storage.Projects is not ITeamStore store)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var member = project.NewMember();
        var letter = New(f) with { Reader = member.Id.ToString() };
        var commit = new TeamCommit
        {
            Entry = new AuditEntry { Project = project.Id, At = f.NextInstant(), By = null, Kind = "member_added" }, Members = [member], Letters = [letter],
        };
        await CommitAsync(f, store, commit with { Members = [member with { Version = 7 }] });
        Check.Equal(0, (await book.ListAsync([letter.Reader], f.Token)).Count, "the number of letters of a commit that was lost");
        await CommitAsync(f, store, commit);
        Check.Equal(letter, await FindAsync(f, book, letter), "the letter");
    });

    private static Task LettersSurvive(StoreFixture f) => WithAsync(f, async book =>
    {
        var letter = await PutAndTakeAsync(f, book);
        await f.ReopenAsync();
        Check.Equal(letter, await FindAsync(f, (ILetterBook)f.Storage.Accounts, letter), "the letter");
    });

    private static Task WithAsync(StoreFixture f, Func<ILetterBook, Task> run) => f.Storage.Accounts is ILetterBook book ? run(book) : Task.CompletedTask;

    private static Letter New(StoreFixture f) =>
        new() { Reader = f.NextId().ToString(), Kind = LetterKind.Welcome, AskedAt = f.NextInstant(), DueAt = f.NextInstant() };

    private static async Task<Letter> PutAndTakeAsync(StoreFixture f, ILetterBook book)
    {
        var letter = New(f);
        await book.PutAsync(letter, f.Token);
        return (await TakeAsync(f, book, letter.DueAt)).Letters.Single();
    }

    private static Task<LetterBatch> TakeAsync(StoreFixture f, ILetterBook book, Instant now) => book.TakeAsync(now, now + Lease, 10, f.Token);

    private static async Task<Letter> FindAsync(StoreFixture f, ILetterBook book, Letter letter) =>
        Check.Found((await book.ListAsync([letter.Reader], f.Token)).SingleOrDefault(), "the letter");

    private static Task<TeamOutcome> CommitAsync(StoreFixture f, ITeamStore store, TeamCommit commit) =>
        store.CommitAsync(commit, static _ => throw new ConformanceException("Nobody loses the desk here."), f.Token);
}
