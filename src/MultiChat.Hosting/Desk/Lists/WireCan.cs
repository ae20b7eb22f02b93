using MultiChat.Channels;

namespace MultiChat.Hosting.Desk;

internal sealed record WireCan
{
    public required bool Send { get; init; }

    public required bool Edit { get; init; }

    public required bool Receipts { get; init; }

    public required int Length { get; init; }

    public static WireCan Of(ChannelAbilities abilities) => new()
    {
        Send = abilities.CanSend,
        Edit = abilities.CanRevise,
        Receipts = abilities.HasReceipts,
        Length = abilities.MaxTextLength,
    };
}
