using MultiChat.Hosting.Post;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>The ways in for who has no password, or has forgotten it (rules T6, T7). All are for everybody.</summary>
internal sealed class PasswordEndpoints(
    ChatEngine chat, OperatorAccounts accounts, Passwords passwords, AccountLinks links, SecondFactors factors, SignInTries tries, ForgottenPasswords forgotten,
    PostOffice post, SessionDoor door, SessionEndpoints sessions, Limits limits, SignInAudit audit)
{
    /// <summary>From the end of an answer until the machine has sent it.</summary>
    private static readonly TimeSpan UntilTheAnswerHasLeft = TimeSpan.FromMilliseconds(50);

    public Task<RawJson> ShowWaysAsync(HttpContext context) => Task.FromResult(WireJson.Write(new SignInWays { Letters = post.IsOpen }));

    public async Task<RawJson> AskAsync(HttpContext context)
    {
        var input = StrictReader.Read<ForgottenInput>(await RestInput.ReadAsync(context));
        if (!post.IsOpen)
        {
            throw new Refusal(RefusalCode.NotSupported, "This host sends no letters.");
        }

        LookOnceAnswered(context);
        await forgotten.AskAsync(input.Email, Limits.NetworkOf(context), context.RequestAborted);
        return WireJson.Write(Nothing.Value);
    }

    /// <summary>Chooses a password by a link, which is used up only where that succeeds.</summary>
    public async Task<RawJson> ChooseAsync(HttpContext context)
    {
        limits.TakeSignIn(context);
        var input = StrictReader.Read<LinkInput>(await RestInput.ReadAsync(context));
        var account = await links.GetAsync(input.Token, context.RequestAborted);
        await chat.Teams.LoadAsync(context.RequestAborted);
        if (accounts.Memberships(account.Id).Count == 0)
        {
            throw AccountLinks.Over();
        }

        NewPassword.Check(input.Password, "password");
        if (!ProvesEmail(account))
        {
            await UseCodeAsync(account, input.Code, context);
        }

        var chosen = await passwords.ChooseByLinkAsync(account.Id, input.Password, input.Token, context.RequestAborted);
        var token = await accounts.SignInAsync(chosen, door.PlaceOf(context), context.RequestAborted) ?? throw AccountLinks.Over();
        door.Enter(context, token);
        audit.PasswordChosen(account.Id);
        return sessions.Answer(accounts.Memberships(chosen));
    }

    /// <summary>Whether the link shows for the first time that somebody reads the e-mail: a second factor of before is not its owner's.</summary>
    private static bool ProvesEmail(Account account) => account.Security is { IsUnproved: true, Link.Opens: null };

    /// <summary>Who has the link has not the code yet: tries are counted as at signing in.</summary>
    private async Task UseCodeAsync(Account account, string? code, HttpContext context)
    {
        if (account.Security.Factor is not null && code is not null)
        {
            var place = door.PlaceOf(context);
            if (!(await tries.TakeAsync(account.Email, account, account.PasswordHash ?? "", place, context.RequestAborted)).IsAllowed)
            {
                throw new Refusal(RefusalCode.WrongCode, "The code is wrong, too old or was used before.");
            }
        }

        await factors.UseAsync(account, code, context.RequestAborted);
    }

    /// <summary>Not sooner: while a letter is written the machine is busier, and the time of the answer would say whose e-mail is known.</summary>
    private void LookOnceAnswered(HttpContext context)
    {
        var work = chat.Clock.UnderWay.Begin();
        context.Response.OnCompleted(() =>
        {
            _ = LookSoonAsync(work);
            return Task.CompletedTask;
        });
    }

    private async Task LookSoonAsync(long work)
    {
        await chat.Steady.PauseAsync(UntilTheAnswerHasLeft, CancellationToken.None);
        chat.LetterBox.Look();
        chat.Clock.UnderWay.End(work);
    }
}
