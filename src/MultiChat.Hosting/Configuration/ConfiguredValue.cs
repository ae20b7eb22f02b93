using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace MultiChat.Hosting.Configuration;

/// <summary>A kind of value that an option may have, and how it is written in a configuration.</summary>
/// <param name="Example">For messages: "a duration such as 00:05:00, or 7.00:00:00 for days".</param>
/// <param name="Read">The value of a text, or null where it is none.</param>
internal sealed partial record ConfiguredValue(string Example, Func<string, object?> Read)
{
    private static readonly Dictionary<Type, ConfiguredValue> Kinds = new()
    {
        [typeof(string)] = new("a text", text => text),
        [typeof(bool)] = new("true or false", text => bool.TryParse(text, out var value) ? value : null),
        [typeof(int)] = new("a whole number", text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(Uri)] = new("an address such as https://shop.example", text => Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null),
        [typeof(TimeSpan)] = new("a duration such as 00:05:00, or 7.00:00:00 for days", text => TimeOf(text)),
        [typeof(Duration)] = new("a duration such as 00:05:00, or 7.00:00:00 for days", text => TimeOf(text) is { } time ? Duration.FromTimeSpan(time) : null),
        [typeof(ScheduledSwitch)] = new(
            $"{nameof(ScheduledSwitch.UntilNextChange)} or {nameof(ScheduledSwitch.Refuse)}",
            text => Enum.TryParse<ScheduledSwitch>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null),
        [typeof(IDateTimeZoneProvider)] = new("the path of a file of NodaTime's time zones, such as tzdb2026a.nzd", ZoneFile.Open),
    };

    public static ConfiguredValue? KindOf(Type type) => Kinds.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);

    public static bool MayBeNull(Type type) => Nullable.GetUnderlyingType(type) is not null;

    /// <summary>
    /// Hours, minutes and seconds, with days before them or not. Not by <see cref="TimeSpan.Parse(string)"/>, to which 24:00:00 are 24 days; and a bare
    /// number, or two, are none: nobody could say of what.
    /// </summary>
    private static TimeSpan? TimeOf(string text)
    {
        if (Time().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (days, hours) = (Number("days"), Number("hours"));
        return match.Groups["days"].Success && hours > 23
            ? null
            : new TimeSpan((int)days, (int)hours, (int)Number("minutes"), 0) + TimeSpan.FromTicks((long)(Number("seconds") * TimeSpan.TicksPerSecond));

        decimal Number(string group) => decimal.TryParse(match.Groups[group].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [GeneratedRegex(
        @"^\s*(?:(?<days>[0-9]{1,6})\.)?(?<hours>[0-9]{1,7}):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9](?:\.[0-9]{1,7})?)\s*\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
