using MultiChat.Mail;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Accounts;

/// <summary>How a member comes in (rule T6): derived from their account and their letter, never stored.</summary>
/// <param name="State">Its name on the wire.</param>
/// <param name="At">Since when, where that is known.</param>
/// <param name="Error">Why a letter was given up, or why its last attempt failed while it is tried again.</param>
internal sealed record MemberAccess(string State, Instant? At = null, string? Error = null)
{
    public static readonly MemberAccess Host = new("host");

    /// <param name="member">The member.</param>
    /// <param name="account">The account, or null where nothing was saved of it yet.</param>
    /// <param name="letter">
    /// The member's letter, or null. What the account had before it is not told: nobody learns by it who is a member elsewhere.
    /// </param>
    /// <param name="now">The instant.</param>
    public static MemberAccess Of(Member member, Account? account, Letter? letter, Instant now)
    {
        var security = account?.Security ?? AccountSecurity.None;
        var hasOwn = account?.PasswordHash is not null && security.PasswordLapsesAt is null && security.Opens(member)
            && (letter is null || security.PasswordSetAt >= letter.AskedAt);
        return letter is { Waits: true } ? new MemberAccess("waiting", letter.AskedAt, letter.Error)
            : hasOwn ? new MemberAccess("own", security.PasswordSetAt)
            : letter is { FailedAt: { } failed } ? new MemberAccess("failed", failed, letter.Error)
            : security.PasswordLapsesAt is { } lapses && lapses <= now ? new MemberAccess("lapsed", lapses)
            : letter is { SentAt: { } sent } ? new MemberAccess("sent", sent)
            : new MemberAccess("none");
    }
}
