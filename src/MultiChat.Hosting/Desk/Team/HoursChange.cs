using MultiChat.Schedules;
using NodaTime;

namespace MultiChat.Hosting.Desk;

/// <summary>Hours and a zone that several people get, and what of theirs stays (rule S6): the days that are not named, and where it says so the zone.</summary>
internal sealed record HoursChange
{
    public required WeeklyHours Hours { get; init; }

    /// <summary>The days whose hours are replaced; null for all.</summary>
    public required IReadOnlyList<IsoDayOfWeek>? Days { get; init; }

    public required string? Zone { get; init; }

    public required bool KeepsZone { get; init; }

    public Schedule Of(Schedule current) => new(
        Days?.Aggregate(current.Hours, (week, day) => week.With(day, Hours[day])) ?? Hours,
        current.Exceptions,
        KeepsZone ? current.Zone : Zone);
}
