using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>Keeps everything the host logs.</summary>
public sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    public IEnumerable<string> Texts => _lines.Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Collecting(_lines);

    public void Dispose()
    {
    }

    private sealed class Collecting(ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
