using MultiChat.Availability;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>Everything an operator's page needs before it opens a dialog.</summary>
public sealed record DeskOverview
{
    /// <summary>The server's clock.</summary>
    public required Instant ServerNow { get; init; }

    /// <summary>The acting member.</summary>
    public required Member Me { get; init; }

    /// <summary>The project with its team.</summary>
    public required ProjectTeam Team { get; init; }

    /// <summary>The members' statuses, in the order of the team's members.</summary>
    public required IReadOnlyList<OperatorStatus> Statuses { get; init; }

    /// <summary>How many dialogs of each section have unread.</summary>
    public required SectionCounts Sections { get; init; }
}
