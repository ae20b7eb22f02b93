using MultiChat.Clients;
using MultiChat.Team;
using MultiChat.Testing;

namespace MultiChat.Live;

/// <summary>A page that is there while the test needs it: its session, the loop, and what it was told.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly Action _end;
    private readonly Task _loop;
    private readonly DeskOutlet? _desk;
    private readonly VisitorOutlet? _site;
    private readonly DeskSession? _session;
    private readonly VisitorSession? _visitor;

    private OpenPage(DeskSession session, DeskOutlet outlet) =>
        (_session, _desk, _end, _loop) = (session, outlet, session.End, session.RunAsync());

    private OpenPage(VisitorSession session, VisitorOutlet outlet) =>
        (_visitor, _site, _end, _loop) = (session, outlet, session.End, session.RunAsync());

    public DeskSession Session => _session!;

    public DeskOutlet Desk => _desk!;

    public VisitorSession Visitor => _visitor!;

    public VisitorOutlet Site => _site!;

    public static async Task<OpenPage> OfAsync(ChatEngine chat, DeskActor me)
    {
        var outlet = new DeskOutlet();
        var page = new OpenPage(chat.OpenSession(me, outlet), outlet);
        await page.Session.StartAsync(default);
        return page;
    }

    public static async Task<OpenPage> OfAsync(TestChat chat, VisitorActor me)
    {
        var outlet = new VisitorOutlet();
        var page = new OpenPage(chat.Engine.OpenSession(chat.Site, outlet), outlet);
        await page.Visitor.JoinAsync(me, place: null, default);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _end();
        await _loop.InTimeAsync();
    }
}
