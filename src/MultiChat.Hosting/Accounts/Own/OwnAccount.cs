using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Who is signed in by our own session: the account and that session.</summary>
internal sealed record OwnAccount(Account Account, Session Session);
