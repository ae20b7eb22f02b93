using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireAuditEntry
{
    public required long Number { get; init; }

    public required string At { get; init; }

    /// <summary>Null for the host's own code.</summary>
    public required Guid? By { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<WireAuditedChange> Changes { get; init; }

    public static WireAuditEntry Of(AuditEntry entry) => new()
    {
        Number = entry.Number,
        At = WireTime.Text(entry.At),
        By = entry.By?.Value,
        Kind = entry.Kind,
        Changes = [.. entry.Changes.Select(change => new WireAuditedChange
        {
            Subject = change.Subject, Field = change.Field, Before = change.Before, After = change.After,
        })],
    };
}
