using MultiChat.Hosting.Wire;
using MultiChat.Schedules;

namespace MultiChat.Hosting.Desk;

internal sealed record WireCoverage
{
    public required IReadOnlyList<WireStretch> Stretches { get; init; }

    public static WireCoverage Of(Coverage coverage) => new()
    {
        Stretches = [.. coverage.Stretches.Select(stretch => new WireStretch
        {
            From = WireTime.Text(stretch.Time.Start), To = WireTime.Text(stretch.Time.End), Operators = stretch.Operators,
        })],
    };
}
