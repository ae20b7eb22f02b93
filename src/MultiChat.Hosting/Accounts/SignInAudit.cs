using MultiChat.Team;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// Writes to the log who came in and who did not: account ids, never an e-mail or an address. What strangers can repeat stands there once a minute
/// for each account, with how often it was; e-mails of nobody count as one.
/// </summary>
internal sealed partial class SignInAudit(ChatEngine chat, ILogger<SignInAudit> log)
{
    private readonly LogGate _gate = new(chat.Clock, Duration.FromMinutes(1));

    public void Tried(SignInResult result)
    {
        chat.Telemetry.SignIn(result.Outcome switch
        {
            SignInOutcome.SignedIn => "signed_in",
            SignInOutcome.WrongPassword => "wrong_password",
            SignInOutcome.Incomplete => "incomplete",
            _ => "no_tries_left",
        });
        if (result.Outcome == SignInOutcome.SignedIn)
        {
            LogSignedIn(log, result.Account!.Value.Value, result.IsKnownDevice);
            return;
        }

        var account = result.Account?.ToString() ?? "nobody";
        if (!_gate.TryPass($"{result.Outcome} {account}", out var held))
        {
            return;
        }

        if (result.Outcome == SignInOutcome.Incomplete)
        {
            LogIncomplete(log, account, result.WhyNot!.Code.Value, held);
        }
        else if (result.Outcome == SignInOutcome.WrongPassword)
        {
            LogWrongPassword(log, account, result.IsKnownDevice, held);
        }
        else
        {
            LogNoTriesLeft(log, account, result.IsKnownDevice, held);
        }
    }

    public void LinkUsed(AccountId account)
    {
        chat.Telemetry.SignIn("link");
        LogLinkUsed(log, account.Value);
    }

    public void PasswordChosen(AccountId account)
    {
        chat.Telemetry.SignIn("password_link");
        LogPasswordChosen(log, account.Value);
    }

    public void SignedOut(AccountId? account)
    {
        if (account is { } known)
        {
            LogSignedOut(log, known.Value);
        }
    }

    [LoggerMessage(1201, LogLevel.Information, "Account {Account} signed in with its password; known browser: {KnownDevice}")]
    private static partial void LogSignedIn(ILogger logger, Guid account, bool knownDevice);

    [LoggerMessage(1202, LogLevel.Warning,
        "A wrong password for account {Account}; known browser: {KnownDevice}. {Held} more since the last such line")]
    private static partial void LogWrongPassword(ILogger logger, string account, bool knownDevice, long held);

    [LoggerMessage(1203, LogLevel.Warning,
        "No tries are left for account {Account} from where this one came; known browser: {KnownDevice}. {Held} more since the last such line")]
    private static partial void LogNoTriesLeft(ILogger logger, string account, bool knownDevice, long held);

    [LoggerMessage(1206, LogLevel.Information,
        "The right password for account {Account}, and {Missing}. {Held} more since the last such line")]
    private static partial void LogIncomplete(ILogger logger, string account, string missing, long held);

    [LoggerMessage(1204, LogLevel.Information, "Account {Account} signed out")]
    private static partial void LogSignedOut(ILogger logger, Guid account);

    [LoggerMessage(1207, LogLevel.Information, "Account {Account} chose a password by a link")]
    private static partial void LogPasswordChosen(ILogger logger, Guid account);

    [LoggerMessage(1205, LogLevel.Information, "Account {Account} signed in with the one-time console link")]
    private static partial void LogLinkUsed(ILogger logger, Guid account);
}
