using NodaTime;

namespace MultiChat.Schedules;

/// <summary>An interval of one date: what an operator's being on duty is explained by (rule S8).</summary>
public sealed record DatedInterval
{
    /// <summary>The date on which it begins.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The hours.</summary>
    public required DayInterval Hours { get; init; }

    /// <summary>Whether an exception says so, and not the week.</summary>
    public required bool IsException { get; init; }
}
