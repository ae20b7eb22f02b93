using MultiChat.Hosting.Accounts;
using MultiChat.Mail;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Post;

/// <summary>
/// Makes one attempt at a letter. Its password or link is made here, at the moment of sending, and is nowhere else but in the mail. It counts, and voids the one
/// before, once the mail server has taken the mail; an attempt that is made again makes another.
/// </summary>
internal sealed class LetterRound(
    ChatEngine chat, PostOffice post, LetterWriter writer, AccountWalk walk, Passwords passwords, AccountLinks links, ForgottenPasswords forgotten, PostWatch watch)
{
    /// <summary>Ends without an exception: a letter that could not be settled comes back when its lease ends.</summary>
    public async Task DeliverAsync(Letter letter, CancellationToken stopping)
    {
        try
        {
            if (await TryAsync(letter, stopping) is { } end)
            {
                await chat.LetterBox.Book!.SettleAsync(letter, end, CancellationToken.None);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The storage may be closed already.
        }
        catch (Exception failure)
        {
            watch.StoreFailed(failure);
        }
    }

    /// <summary>How it ended, or null where the host closes in the middle: then the lease says so later.</summary>
    private async Task<LetterEnd?> TryAsync(Letter letter, CancellationToken stopping)
    {
        using var patience = chat.Steady.CancelAfter(OutboxRules.Patience.ToTimeSpan());
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            // What others changed on another host is known first.
            await chat.Teams.LoadAsync(both.Token);
            if (await WriteAsync(letter, both.Token) is not { } written)
            {
                return LetterEnd.Forgotten;
            }

            await post.Sender!.SendAsync(written.Mail, both.Token);
            if (written.TakenAsync is { } takenAsync)
            {
                await takenAsync(both.Token);
            }

            watch.Sent(letter);
            return letter.Kind == LetterKind.ForgottenPassword ? LetterEnd.Forgotten : LetterEnd.Sent(chat.Clock.Now);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            var end = EndOf(letter, failure);
            watch.Failed(letter, failure, isLast: end.DueAt is null);
            return end;
        }
    }

    private LetterEnd EndOf(Letter letter, Exception failure)
    {
        var error = watch.TextOf(failure);
        return failure is not MailRefusedException && letter.Attempts < OutboxRules.MaxAttempts
            ? LetterEnd.Retry(chat.Clock.Now + OutboxRules.PauseAfter(letter.Attempts), error)
            : letter.Kind == LetterKind.ForgottenPassword ? LetterEnd.Forgotten
            : LetterEnd.Failed(chat.Clock.Now, error);
    }

    /// <summary>The letter, or null where there is nobody (any more) to write to.</summary>
    private async Task<WrittenLetter?> WriteAsync(Letter letter, CancellationToken cancellation)
    {
        if (letter.Kind == LetterKind.ForgottenPassword)
        {
            return forgotten.FindMember(letter.Reader) is { } reader ? WithLink(reader) : null;
        }

        return FindMember(letter.Reader) is { Disabled: false } member
            ? WrittenTo(member, letter, await walk.FindAsync(member.Account, cancellation))
            : null;
    }

    private WrittenLetter WithLink(Member reader)
    {
        var token = links.NewToken(reader.Account);
        return new WrittenLetter(
            writer.WithLink(reader, ProjectOf(reader), token),
            cancellation => links.KeepAsync(reader.Account, token, cancellation));
    }

    private WrittenLetter? WrittenTo(Member member, Letter letter, Account? account)
    {
        if (account is null || !HasChosenSince(account, member, letter))
        {
            var password = passwords.New();
            return new WrittenLetter(
                writer.WithPassword(member, ProjectOf(member), letter.Kind, password), cancellation => GiveAsync(member, letter, password, cancellation));
        }

        return letter.Kind == LetterKind.Welcome ? new WrittenLetter(writer.OfJoining(member, ProjectOf(member))) : null;
    }

    /// <summary>Unless they have chosen one while the mail was on its way to the server.</summary>
    private Task GiveAsync(Member member, Letter letter, string password, CancellationToken cancellation) =>
        passwords.GiveAsync(member.Account, password, account => !HasChosenSince(account, member, letter), cancellation);

    /// <summary>
    /// A password that its owner has chosen since the letter was asked for is not taken from them, by a late attempt for instance. Neither is one of
    /// before by a welcome, where it opens this membership as well.
    /// </summary>
    private static bool HasChosenSince(Account account, Member member, Letter letter) =>
        HasOwnPassword(account)
        && (letter.Kind == LetterKind.Welcome ? account.Security.Opens(member) : account.Security.PasswordSetAt > letter.AskedAt);

    private static bool HasOwnPassword(Account account) => account.PasswordHash is not null && account.Security.PasswordLapsesAt is null;

    private Member? FindMember(string reader) => Guid.TryParse(reader, out var id)
        ? chat.Teams.All.Select(team => team.FindMember(new MemberId(id))).OfType<Member>().FirstOrDefault()
        : null;

    private Project ProjectOf(Member member) => chat.Teams.Get(member.Project).Project;
}
