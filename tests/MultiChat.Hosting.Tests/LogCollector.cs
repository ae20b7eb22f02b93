using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>Keeps everything the host logs.</summary>
public sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly Channel<bool> _more = Channel.CreateUnbounded<bool>();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    public IEnumerable<string> Texts => _lines.Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Collecting(_lines, _more);

    /// <summary>Ends once a line says so; one reader at a time.</summary>
    public async Task WaitForAsync(Predicate<string> says)
    {
        while (!Texts.Any(text => says(text)))
        {
            await _more.Reader.ReadAsync().AsTask().InTimeAsync();
        }
    }

    public void Dispose()
    {
    }

    private sealed class Collecting(ConcurrentQueue<(LogLevel, string)> lines, Channel<bool> more) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
            more.Writer.TryWrite(item: true);
        }
    }
}
