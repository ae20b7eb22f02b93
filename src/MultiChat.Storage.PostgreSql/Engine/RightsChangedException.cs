namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>A commit rests on a member's rights that have changed; nothing of it was written.</summary>
internal sealed class RightsChangedException(Exception reason) : Exception(reason.Message, reason);
