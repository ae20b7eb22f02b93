using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>By what a request was let in. A connection has it from its HTTP request, which may be long before its first word.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Account">Whose account it is.</param>
/// <param name="Known">The member's security version then: whatever is over since is over for it too.</param>
/// <param name="Session">What the session is known by, so that its end ends it; empty for the host's own users.</param>
internal sealed record DeskEntry(DeskActor Actor, AccountId Account, long Known, string Session)
{
    public static DeskEntry Of(HttpContext context) => (DeskEntry)context.Items[typeof(DeskEntry)]!;

    /// <summary>What a session is known by.</summary>
    /// <param name="hash">The hash of its token.</param>
    public static string SessionOf(byte[] hash) => Convert.ToHexString(hash);
}
