using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChat.Messages;

namespace MultiChat.Testing.Wire;

/// <summary>A visitor's page without the page: section 3 of docs/wire.md over one REST client and one hub connection.</summary>
/// <remarks>Thread-safe, but for reconnecting, which one caller does. Dispose it before the host.</remarks>
public sealed class VisitorClient : IAsyncDisposable
{
    private readonly WireClientOptions _options;
    private readonly string _path;
    private readonly Turns _turns = new();
    private readonly LogFollower _follower;
    private readonly Watch<VisitorClient> _watch;
    private Task _following = Task.CompletedTask;

    private VisitorClient(Uri mount, string site, WireClientOptions options)
    {
        _options = options;
        _watch = new Watch<VisitorClient>(this, options.Patience);
        _path = $"v1/s/{Uri.EscapeDataString(site)}/";
        Rest = new WireRest(mount, options);
        View = DialogView.OfVisitor(options.Patience);
        _follower = new LogFollower
        {
            View = View,
            Log = place => Hub.CallAsync("Log", new JsonObject { ["after"] = place.EventSeq, ["tag"] = place.Tag }),
            Snapshot = () => Hub.CallAsync("Join"),
            Acknowledge = place => AutoApply ? AppliedAsync(place.EventSeq, place.Tag) : Task.CompletedTask,
        };
    }

    /// <summary>The REST half, with this visitor's cookies; another one after moving to another host.</summary>
    public WireRest Rest { get; private set; }

    /// <summary>The HTTP client beneath <see cref="Rest"/>.</summary>
    public HttpClient Http => Rest.Http;

    /// <summary>The hub connection; another one after <see cref="ReconnectAsync"/>.</summary>
    public HubClient Hub { get; private set; } = null!;

    /// <summary>The answer of the last <c>Hello</c>.</summary>
    public JsonElement Greeting { get; private set; }

    /// <summary>The answer of the last <c>identity</c>; <see langword="default"/> before the first.</summary>
    public JsonElement Identity { get; private set; }

    /// <summary>Whether somebody is available, by the last answer or push.</summary>
    public bool Available { get; private set; }

    /// <summary>The chat as the page shows it.</summary>
    public DialogView View { get; }

    /// <summary>Whether <c>Applied</c> follows by itself whenever <see cref="View"/> has moved.</summary>
    /// <value>True by default.</value>
    public bool AutoApply { get; set; } = true;

    /// <summary>Opens a page: connects and says <c>Hello</c>. The visitor stays anonymous until <see cref="JoinAsync"/>.</summary>
    /// <param name="mount">Where MultiChat is mapped.</param>
    /// <param name="site">The site's public key.</param>
    /// <param name="options">Headers, cookies, pings; the same cookies as another client's make it another page of that visitor.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<VisitorClient> StartAsync(
        Uri mount, string site = "main", WireClientOptions? options = null, CancellationToken cancellation = default)
    {
        var visitor = new VisitorClient(mount, site, options ?? new WireClientOptions());
        await visitor.ConnectAsync(cancellation);
        return visitor;
    }

    /// <summary>Becomes a visitor if the cookies name none yet, and joins: with the view's place if it has one.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer of <c>Join</c>: a snapshot, or a catch-up.</returns>
    public async Task<JsonElement> JoinAsync(CancellationToken cancellation = default)
    {
        Identity = await Rest.PostAsync(_path + "identity", cancellation: cancellation);
        return await _turns.TakeAsync(
            async () =>
            {
                var input = new JsonObject { ["ticket"] = Identity.Text("ticket") };
                var answer = await Hub.CallAsync("Join", View.Place.EventSeq > 0 ? input.With("place", View.Place.ToJson()) : input, cancellation);
                Available = answer.Find("available") is null ? Available : answer.Flag("available");
                await _follower.TakeAsync(answer);
                return answer;
            },
            cancellation);
    }

    /// <summary>Sends a message.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="id">Its id; null mints one. Give the same to send again.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>message</c>.</returns>
    public async Task<JsonElement> SendAsync(string text, MessageId? id = null, CancellationToken cancellation = default) =>
        (await Hub.CallAsync("Send", Message(text, id), cancellation)).GetProperty("message");

    /// <summary>Sends a message by REST.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<JsonElement> PostMessageAsync(string text, MessageId? id = null, CancellationToken cancellation = default) =>
        (await Rest.PostAsync(_path + "messages", Message(text, id), cancellation)).GetProperty("message");

    /// <summary>Leaves a request.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="name">A name, or null.</param>
    /// <param name="phone">A phone, or null.</param>
    /// <param name="email">An e-mail, or null.</param>
    /// <param name="consent">What the visitor agreed to, or null.</param>
    /// <param name="id">Its id; null mints one. Give the same to send again.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>message</c>.</returns>
    public async Task<JsonElement> LeaveRequestAsync(
        string text,
        string? name = null,
        string? phone = null,
        string? email = null,
        string? consent = null,
        MessageId? id = null,
        CancellationToken cancellation = default)
    {
        var input = Message(text, id);
        (input["name"], input["phone"], input["email"], input["consent"]) = (name, phone, email, consent);
        return (await Hub.CallAsync("LeaveRequest", input, cancellation)).GetProperty("message");
    }

    /// <summary>Says that this page has applied the log up to an event.</summary>
    /// <param name="eventSeq">The event's number.</param>
    /// <param name="tag">The event's tag; null to leave it out.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task AppliedAsync(long eventSeq, string? tag = null, CancellationToken cancellation = default)
    {
        var place = new JsonObject { ["eventSeq"] = eventSeq };
        if (tag is not null)
        {
            place["tag"] = tag;
        }

        return Hub.CallAsync("Applied", place, cancellation);
    }

    /// <summary>Says that messages up to a number were on a visible, focused page.</summary>
    /// <param name="seq">The message's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ReadAsync(long seq, CancellationToken cancellation = default) =>
        Hub.CallAsync("Read", new JsonObject { ["seq"] = seq }, cancellation);

    /// <summary>Says that the page is closing.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task GoodbyeAsync(CancellationToken cancellation = default) => Hub.CallAsync("Goodbye", cancellation: cancellation);

    /// <summary>Ends as soon as the condition holds, such as <c>v => v.Available</c>; it is looked at now and after each push.</summary>
    /// <param name="condition">A quick look, without side effects.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come to hold.</exception>
    public Task WaitUntilAsync(Func<VisitorClient, bool> condition, CancellationToken cancellation = default) =>
        _watch.UntilAsync(condition, cancellation);

    /// <summary>Asks for older items. The view stays as it is.</summary>
    /// <param name="before">Items with a smaller event number.</param>
    /// <param name="limit">How many at most, 100 at most; null for the host's default.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><c>items</c> and <c>more</c>.</returns>
    public Task<JsonElement> HistoryAsync(long before, int? limit = null, CancellationToken cancellation = default) =>
        Hub.CallAsync("History", new JsonObject { ["before"] = before }.WithAny("limit", limit), cancellation);

    /// <summary>Asks for a fresh snapshot by REST. The view stays as it is; <see cref="DialogView.FindDifference"/> compares them.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> SnapshotAsync(CancellationToken cancellation = default) => Rest.GetAsync(_path + "dialog", cancellation);

    /// <summary>As after a lost connection: cuts the old one if it still lives, connects, and joins with the view's place.</summary>
    /// <param name="mount">Another host of the same installation; null for the same.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The answer of <c>Join</c>.</returns>
    public async Task<JsonElement> ReconnectAsync(Uri? mount = null, CancellationToken cancellation = default)
    {
        await Hub.AbortAsync();
        await _following;
        Rest = Rest.MovedTo(mount, _options);
        View.Recover();
        _watch.Recover();
        await ConnectAsync(cancellation);
        return await JoinAsync(cancellation);
    }

    /// <summary>Ends the connection in good order, without <c>Goodbye</c>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Hub is not null)
        {
            await Hub.DisposeAsync();
        }

        await _following;
        _turns.Dispose();
        Rest.Dispose();
    }

    /// <summary>Availability and view, for a test's output.</summary>
    public override string ToString() => $"{(Available ? "available" : "not available")}, {View}";

    private static JsonObject Message(string text, MessageId? id) =>
        new() { ["id"] = (id ?? new MessageId(Guid.CreateVersion7())).ToString(), ["text"] = text };

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        // The visitor's hub reads no cookie, so it gets none.
        Hub = await HubClient.ConnectAsync(new Uri(Rest.Mount, _path + "hub"), _options.WithoutCookies(), cancellation);
        Greeting = await Hub.CallAsync("Hello", new JsonObject { ["build"] = _options.Build }.WithAny("language", _options.Language), cancellation);
        Available = Greeting.Flag("available");
        _following = PushLoop.RunAsync(Hub, push => _turns.TakeAsync(() => TakeAsync(push)), Fail);
    }

    private void Fail(Exception failure)
    {
        View.Fail(failure);
        _watch.Fail(failure);
    }

    private async Task<bool> TakeAsync(HubPush push)
    {
        switch (push.Target)
        {
            case "availability":
                Available = push.Content.Flag("available");
                break;
            case "marks":
                View.Take("marks", push.Content);
                break;
            case "log":
                await _follower.TakeAsync(push.Content);
                break;
            case "resync":
                await _follower.ResyncAsync();
                break;
            default:
                break;
        }

        _watch.Changed();
        return true;
    }
}
