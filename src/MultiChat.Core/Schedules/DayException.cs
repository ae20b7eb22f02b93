using NodaTime;
using NodaTime.Text;

namespace MultiChat.Schedules;

/// <summary>A date whose hours are others than the week's (rule S3). What began the night before goes on.</summary>
public sealed record DayException
{
    /// <summary>The date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The hours that begin on it instead; none is a day off.</summary>
    public required DayHours Hours { get; init; }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">A date and its hours, or <c>off</c>.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    /// <exception cref="ArgumentException">Hours that begin and end at once, or too many.</exception>
    public static DayException Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && LocalDatePattern.Iso.Parse(text[..space]) is { Success: true } date
            ? new DayException { Date = date.Value, Hours = DayHours.Parse(text[space..]) }
            : throw new FormatException($"\"{text}\" is no date with hours such as 2026-12-31 10:00-14:00.");
    }

    /// <summary>As <c>2026-12-31 10:00-14:00</c> or <c>2026-12-31 off</c>.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(Date)} {Hours}";
}
