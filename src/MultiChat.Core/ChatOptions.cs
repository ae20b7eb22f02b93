using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat;

/// <summary>The rules' numbers that an installation may change. Checked at start.</summary>
public sealed class ChatOptions
{
    /// <summary>How long an operator may edit an accepted message (rule E2).</summary>
    /// <value>0 to 7 days; 10 minutes. At exactly this age an edit is refused.</value>
    public Duration EditWindow { get; set; } = Duration.FromMinutes(10);

    /// <summary>How long a send may take before the error mark stands beside it (rule M4).</summary>
    /// <value>1 to 60 seconds; 5 seconds.</value>
    public Duration DeliveryWindow { get; set; } = Duration.FromSeconds(5);

    /// <summary>How long after the last goodbye of a visitor's pages "visitor left" is said instead of "visitor offline" (rule M4).</summary>
    /// <value>0 to 60 seconds; 3 seconds.</value>
    public Duration LeftAfter { get; set; } = Duration.FromSeconds(3);

    /// <summary>How long an operator who switches by hand may be available without being connected (rule P2).</summary>
    /// <value>1 minute to 3,650 days; 30 minutes. Null is for ever.</value>
    public Duration? AbsenceLimit { get; set; } = Duration.FromMinutes(30);

    /// <summary>What moving the hand switch of an operator with a schedule does (rule P3).</summary>
    /// <value><see cref="ScheduledSwitch.UntilNextChange"/>.</value>
    public ScheduledSwitch ScheduledSwitch { get; set; } = ScheduledSwitch.UntilNextChange;

    /// <summary>Where the rules of time zones come from, by which schedules are read (rule S4).</summary>
    /// <value>The IANA data that come with NodaTime, so that no machine need have any. In a configuration it is the path of a .nzd file, which is read again when it changes.</value>
    public IDateTimeZoneProvider TimeZones { get; set; } = new DateTimeZoneCache(TzdbDateTimeZoneSource.Default);

    /// <summary>
    /// How long a visitor who never wrote is remembered after their last visit, which is known to a day. Then they are forgotten within an hour, and
    /// the browser that comes back is a new visitor. Whoever has a dialog or an open page is remembered for ever.
    /// </summary>
    /// <value>1 to 3,650 days; 30 days. Null is for ever.</value>
    public Duration? SilentVisitorMemory { get; set; } = Duration.FromDays(30);

    /// <summary>
    /// Whether messages of exceptions from outbox handlers, channels and subscribers stand in the log and in dead letters. They may hold what clients
    /// wrote, or a secret; without them the type and the stack trace stand there.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool ShowsFailureMessages { get; set; }

    /// <summary>What is wrong with the options, each with the allowed range; empty when they are fine.</summary>
    public IEnumerable<string> Errors()
    {
        if (EditWindow < Duration.Zero || EditWindow > Duration.FromDays(7))
        {
            yield return "EditWindow must be 0 to 7 days.";
        }

        if (DeliveryWindow < Duration.FromSeconds(1) || DeliveryWindow > Duration.FromMinutes(1))
        {
            yield return "DeliveryWindow must be 1 to 60 seconds.";
        }

        if (!Enum.IsDefined(ScheduledSwitch))
        {
            yield return "ScheduledSwitch must be UntilNextChange or Refuse.";
        }

        if (TimeZones is null)
        {
            yield return "TimeZones must not be null. Leave it out for the time zones that come with NodaTime.";
        }

        if (LeftAfter < Duration.Zero || LeftAfter > Duration.FromMinutes(1))
        {
            yield return "LeftAfter must be 0 to 60 seconds.";
        }

        if (SilentVisitorMemory is { } memory && (memory < Duration.FromDays(1) || memory > Duration.FromDays(3_650)))
        {
            yield return "SilentVisitorMemory must be 1 to 3,650 days, or null for ever.";
        }

        if (AbsenceLimit is { } absence && (absence < Duration.FromMinutes(1) || absence > Duration.FromDays(3_650)))
        {
            yield return "AbsenceLimit must be 1 minute to 3,650 days, or null for ever.";
        }
    }
}
