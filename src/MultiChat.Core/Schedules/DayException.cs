using NodaTime;

namespace MultiChat.Schedules;

/// <summary>A date whose hours are others than the week's (rule S3). What began the night before goes on.</summary>
public sealed record DayException
{
    /// <summary>The date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The hours that begin on it instead; none is a day off.</summary>
    public required DayHours Hours { get; init; }
}
