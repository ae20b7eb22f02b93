using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace MultiChat.Schedules;

/// <summary>When an operator is on duty: weekly local hours, dated exceptions and the zone in which they are meant (rules S1, S3).</summary>
/// <remarks>Nothing in it follows from a clock or from zone data, so that it is kept byte for byte whatever becomes of them (rule S4).</remarks>
public sealed class Schedule : IEquatable<Schedule>
{
    /// <summary>How many exceptions there may be.</summary>
    public const int MaxExceptions = 1_000;

    private readonly ImmutableArray<DayException> _exceptions;

    /// <summary>A schedule.</summary>
    /// <param name="hours">The hours of each week.</param>
    /// <param name="exceptions">Dates with other hours, in any order; null for none.</param>
    /// <param name="zone">An IANA time zone, or null for the project's.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxExceptions"/>, two for one date, or one beyond the years 1970 to 9000.</exception>
    public Schedule(WeeklyHours hours, IEnumerable<DayException>? exceptions = null, string? zone = null)
    {
        ArgumentNullException.ThrowIfNull(hours);
        (Hours, Zone) = (hours, zone);
        _exceptions = [.. (exceptions ?? []).OrderBy(exception => exception.Date)];
        if (_exceptions.Length > MaxExceptions)
        {
            throw new ArgumentException($"A schedule has {MaxExceptions} exceptions at most.", nameof(exceptions));
        }

        if (_exceptions.Any(exception => exception.Date.Year is < 1970 or > 9000 || exception.Date.Calendar != CalendarSystem.Iso))
        {
            throw new ArgumentException("An exception is of a year from 1970 to 9000.", nameof(exceptions));
        }

        if (_exceptions.Zip(_exceptions.Skip(1)).FirstOrDefault(two => two.First.Date == two.Second.Date) is { First: { } twice })
        {
            throw new ArgumentException($"There are two exceptions for {LocalDatePattern.Iso.Format(twice.Date)}.", nameof(exceptions));
        }
    }

    /// <summary>No hours and no exceptions, which is as good as no schedule.</summary>
    public static Schedule None { get; } = new(WeeklyHours.None);

    /// <summary>The hours of each week.</summary>
    public WeeklyHours Hours { get; }

    /// <summary>Dates with other hours, in their order.</summary>
    public IReadOnlyList<DayException> Exceptions => _exceptions;

    /// <summary>The IANA time zone, or null for the project's.</summary>
    public string? Zone { get; }

    /// <summary>Whether there are no hours and no exceptions: then the operator switches by hand (rule P2).</summary>
    public bool IsEmpty => Hours.IsEmpty && _exceptions.IsEmpty;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">Hours, exceptions and zone, parted by bars; the last two may be left out.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    public static Schedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        return parts.Length <= 3
            ? new Schedule(
                WeeklyHours.Parse(parts[0]),
                parts.Length < 2 ? null : parts[1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(DayException.Parse),
                parts.Length < 3 || parts[2].Length == 0 ? null : parts[2])
            : throw new FormatException($"\"{text}\" is no schedule such as Mon-Fri 09:00-18:00 | 2026-12-31 off | Europe/Moscow.");
    }

    /// <summary>The same with other hours on some dates, in place of what there is for those dates.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>: together there are more than a schedule has.</exception>
    internal Schedule With(IReadOnlyList<DayException> exceptions)
    {
        var dates = exceptions.Select(exception => exception.Date).ToHashSet();
        DayException[] all = [.. _exceptions.Where(kept => !dates.Contains(kept.Date)), .. exceptions];
        return all.Length <= MaxExceptions
            ? new Schedule(Hours, all, Zone)
            : throw Refusal.InvalidField("exceptions", $"A schedule has {MaxExceptions} exceptions at most.");
    }

    /// <summary>The form in which it is kept, the same for all that are equal: <c>Mon-Fri 09:00-18:00 | 2026-12-31 off | Europe/Moscow</c>.</summary>
    public override string ToString() => $"{Hours} | {string.Join("; ", _exceptions)} | {Zone}";

    /// <inheritdoc/>
    public bool Equals(Schedule? other) => other is not null && string.Equals(Zone, other.Zone, StringComparison.Ordinal)
        && Hours.Equals(other.Hours) && _exceptions.SequenceEqual(other._exceptions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Schedule);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hours, Zone, _exceptions.Length);
}
