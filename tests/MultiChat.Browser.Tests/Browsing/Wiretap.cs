using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>Everything a page receives: frames of its WebSockets and bodies of its answers.</summary>
public sealed class Wiretap
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ConcurrentQueue<Task> _reading = new();

    /// <summary>Begins before the page loads anything.</summary>
    public Wiretap(IPage page)
    {
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _heard.Enqueue(frame.Text ?? "");
        page.Response += (_, answer) => _reading.Enqueue(ReadAsync(answer));
    }

    /// <summary>All of it so far. Scripts and sheets, the same for everybody, are left out.</summary>
    public async Task<string> ReadAllAsync()
    {
        await Task.WhenAll(_reading);
        return string.Join('\n', _heard);
    }

    private async Task ReadAsync(IResponse answer)
    {
        if (answer.Url.Contains("/v1/", StringComparison.Ordinal))
        {
            _heard.Enqueue(string.Join('\n', (await answer.AllHeadersAsync()).Select(header => $"{header.Key}: {header.Value}")));
            try
            {
                _heard.Enqueue(await answer.TextAsync());
            }
            catch (PlaywrightException error) when (error.Message.Contains("No data found", StringComparison.Ordinal))
            {
                // The page asked for the status alone, and the browser has thrown the body away unread.
            }
        }
    }
}
