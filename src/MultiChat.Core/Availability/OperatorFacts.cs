using MultiChat.Schedules;
using MultiChat.Team;

namespace MultiChat.Availability;

/// <summary>What an operator's availability follows from, beside the instant.</summary>
internal sealed record OperatorFacts
{
    public required Member Member { get; init; }

    /// <summary>Their schedule laid out in time, or null without one.</summary>
    public required Timetable? Timetable { get; init; }

    /// <summary>Their switch, or null where none was moved under the hours and the right they have now.</summary>
    public required HandSwitch? Hand { get; init; }
}
