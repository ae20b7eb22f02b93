using MultiChat.Availability;
using MultiChat.Hosting.Wire;
using NodaTime.Text;

namespace MultiChat.Hosting.Desk;

internal sealed record WireStatus
{
    public required bool Available { get; init; }

    public required bool Connected { get; init; }

    public required WireWhy Why { get; init; }

    public required string? Until { get; init; }

    public static WireStatus Of(OperatorStatus status) => new()
    {
        Available = status.Available,
        Connected = status.Connected,
        Why = new WireWhy
        {
            Kind = status.Why switch { StatusReason.Hand => "hand", StatusReason.Absence => "absence", StatusReason.Schedule => "schedule", _ => "never" },
            By = status.By?.Value,
            At = WireTime.Text(status.Since),
            Hours = status.Interval?.Hours.ToString(),
            Date = status.Interval is { } interval ? LocalDatePattern.Iso.Format(interval.Date) : null,
            Zone = status.Zone,
        },
        Until = WireTime.Text(status.Until),
    };
}
