using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiChat;

/// <summary>Keeps everything that is logged.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<LoggedLine> _lines = new();

    public IReadOnlyCollection<LoggedLine> All => _lines;

    public IEnumerable<LoggedLine> Of(int id) => _lines.Where(line => line.Id == id);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new LoggedLine(eventId.Id, logLevel, formatter(state, exception), exception?.ToString()));

    public void Dispose()
    {
    }
}
