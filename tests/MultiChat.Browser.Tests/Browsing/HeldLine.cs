using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>A profile's hub connections, on which what the host says can be kept back for a while.</summary>
public sealed class HeldLine
{
    private readonly Lock _lock = new();
    private readonly List<Action> _kept = [];
    private bool _isHeld;

    /// <summary>Of the pages that the profile opens from now on.</summary>
    public static async Task<HeldLine> OfAsync(IBrowserContext profile)
    {
        var line = new HeldLine();
        await profile.RouteWebSocketAsync(url => url.Contains("/hub", StringComparison.Ordinal), line.Join);
        return line;
    }

    /// <summary>From now on the pages hear nothing.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            _isHeld = true;
        }
    }

    /// <summary>All that was kept back, in its order.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _isHeld = false;
            _kept.ForEach(say => say());
            _kept.Clear();
        }
    }

    private void Join(IWebSocketRoute page)
    {
        var host = page.ConnectToServer();
        page.OnMessage(frame => Say(host, frame));
        host.OnMessage(frame =>
        {
            lock (_lock)
            {
                if (_isHeld)
                {
                    _kept.Add(() => Say(page, frame));
                }
                else
                {
                    Say(page, frame);
                }
            }
        });
    }

    private static void Say(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Text is { } text)
        {
            to.Send(text);
        }
        else
        {
            to.Send(frame.Binary!);
        }
    }
}
