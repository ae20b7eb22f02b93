using NodaTime;
using NodaTime.Text;

namespace MultiChat.Hosting.Wire;

/// <summary>Instants on the wire: UTC with always three digits of a second.</summary>
internal static class WireTime
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    public static string Text(Instant instant) => Pattern.Format(instant);

    public static string? Text(Instant? instant) => instant is { } known ? Text(known) : null;
}
