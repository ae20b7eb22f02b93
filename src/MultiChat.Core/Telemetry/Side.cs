namespace MultiChat.Telemetry;

/// <summary>Of the two sides of a chat, one.</summary>
internal enum Side
{
    Visitor,
    Desk,
}
