using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>Keeps the log's lines with their event ids.</summary>
internal sealed class EventCollector : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _lines = new();

    public IEnumerable<(LogLevel Level, string Text)> Of(int id) => _lines.Where(line => line.Id == id).Select(line => (line.Level, line.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
