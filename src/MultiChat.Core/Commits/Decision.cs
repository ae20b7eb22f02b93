namespace MultiChat.Commits;

/// <summary>What a pure decision says: the answer, and the commit to make first, or null where nothing changes.</summary>
internal sealed record Decision<TAnswer>(TAnswer Answer, DialogCommit? Commit);
