using System.Collections.Immutable;
using NodaTime;

namespace MultiChat.Schedules;

/// <summary>Which intervals begin on each date: those of the week, or of the exception. Dates are counted in days since 1970.</summary>
internal sealed class DatedIntervals
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly ImmutableArray<DayInterval>[] _week;
    private readonly long[] _dates;
    private readonly ImmutableArray<DayInterval>[] _exceptions;

    public DatedIntervals(Schedule schedule)
    {
        _week = [.. Enumerable.Range(0, 7).Select(day => schedule.Hours[IsoDayOfWeek.Monday + day].All)];
        _dates = [.. schedule.Exceptions.Select(exception => (long)Period.DaysBetween(Epoch, exception.Date))];
        _exceptions = [.. schedule.Exceptions.Select(exception => exception.Hours.All)];
    }

    public long? LastException => _dates is [.., var last] ? last : null;

    /// <summary>The intervals that begin on a date.</summary>
    public ImmutableArray<DayInterval> Of(long date) =>
        Array.BinarySearch(_dates, date) is >= 0 and var at ? _exceptions[at] : _week[(int)(((date + 3) % 7 + 7) % 7)];

    /// <summary>The first exception on that date or later, or null.</summary>
    public long? NextException(long date)
    {
        var at = Array.BinarySearch(_dates, date);
        at = at < 0 ? ~at : at;
        return at < _dates.Length ? _dates[at] : null;
    }

    /// <summary>Whether there is an exception from one date to another, both inclusive.</summary>
    public bool HasException(long first, long last) => _dates.Length > 0 && NextException(first) <= last;

    public DatedInterval Name(long date, DayInterval hours) => new()
    {
        Date = Epoch.PlusDays((int)date),
        Hours = hours,
        IsException = Array.BinarySearch(_dates, date) >= 0,
    };
}
