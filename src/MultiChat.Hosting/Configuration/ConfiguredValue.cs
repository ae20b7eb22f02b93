using System.Globalization;
using NodaTime;

namespace MultiChat.Hosting.Configuration;

/// <summary>A kind of value that an option may have, and how it is written in a configuration.</summary>
/// <param name="Example">For messages: "a duration such as 00:05:00".</param>
/// <param name="Read">The value of a text, or null where it is none.</param>
internal sealed record ConfiguredValue(string Example, Func<string, object?> Read)
{
    private static readonly Dictionary<Type, ConfiguredValue> Kinds = new()
    {
        [typeof(string)] = new("a text", text => text),
        [typeof(bool)] = new("true or false", text => bool.TryParse(text, out var value) ? value : null),
        [typeof(int)] = new("a whole number", text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(Uri)] = new("an address such as https://shop.example", text => Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null),
        [typeof(TimeSpan)] = new("a duration such as 00:05:00", text => TimeOf(text)),
        [typeof(Duration)] = new("a duration such as 00:05:00", text => TimeOf(text) is { } time ? Duration.FromTimeSpan(time) : null),
    };

    public static ConfiguredValue? KindOf(Type type) => Kinds.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);

    public static bool MayBeNull(Type type) => Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Hours, minutes and seconds, with days before them where there are any. A bare number is none: nobody could say of what.</summary>
    private static TimeSpan? TimeOf(string text) =>
        text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
