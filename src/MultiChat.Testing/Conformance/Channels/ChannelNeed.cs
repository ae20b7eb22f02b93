namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What a channel must declare for a case to apply. Where it does not, the core must refuse instead.</summary>
internal enum ChannelNeed
{
    Nothing,
    Sending,
    Revising,
    Receipts,
}
