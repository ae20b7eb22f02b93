using MultiChat.Reading;

namespace MultiChat.Hosting.Desk;

internal sealed record WireSections
{
    public required int Mine { get; init; }

    public required int Common { get; init; }

    public required int Archive { get; init; }

    public static WireSections Of(SectionCounts counts) => new() { Mine = counts.Mine, Common = counts.Common, Archive = counts.Archive };
}
