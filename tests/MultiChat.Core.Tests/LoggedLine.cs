using Microsoft.Extensions.Logging;

namespace MultiChat;

/// <summary>A line of a log with everything a reader sees of it.</summary>
internal sealed record LoggedLine(int Id, LogLevel Level, string Text, string? Exception)
{
    public override string ToString() => $"{Level} {Id} {Text} {Exception}";
}
