namespace MultiChat.Storage.Kit;

/// <summary>One thing that a store may get wrong.</summary>
/// <param name="Name">What the store does.</param>
/// <param name="RejectedBy">The case of the kit that must find it.</param>
/// <param name="Break">Makes a right storage a wrong one.</param>
/// <param name="Reopen">Makes the storage wrong when it is reopened; null where that is no matter.</param>
internal sealed record Mistake(
    string Name, string RejectedBy, Func<ChatStorage, ChatStorage> Break, Func<ChatStorage, ChatStorage>? Reopen = null);
