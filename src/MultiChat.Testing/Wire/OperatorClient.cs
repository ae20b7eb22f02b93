using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Wire;

/// <summary>An operator's page without the page: sections 4 and 5 of docs/wire.md over one REST client and one hub connection.</summary>
/// <remarks>Thread-safe, but for starting and reconnecting, which one caller does. Dispose it before the host.</remarks>
public sealed class OperatorClient : IAsyncDisposable
{
    private readonly WireClientOptions _options;
    private readonly string _path;
    private readonly OperatorPushes _pushes;
    private Task _following = Task.CompletedTask;

    private OperatorClient(Uri mount, string project, WireClientOptions options)
    {
        _options = options;
        _path = $"v1/p/{Uri.EscapeDataString(project)}";
        Rest = new WireRest(mount, options);
        Desk = new DeskView(options.Patience);
        _pushes = new OperatorPushes(this, options.Patience);
    }

    /// <summary>The REST half, with this operator's cookies; another one after moving to another host.</summary>
    public WireRest Rest { get; private set; }

    /// <summary>The HTTP client beneath <see cref="Rest"/>.</summary>
    public HttpClient Http => Rest.Http;

    /// <summary>The hub connection since <see cref="StartAsync"/>; another one after <see cref="ReconnectAsync"/>.</summary>
    public HubClient Hub { get; private set; } = null!;

    /// <summary>The answer to signing in: name and projects.</summary>
    public JsonElement Session { get; private set; }

    /// <summary>Rows, numbers, team and own status, kept up to date by pushes and by the answers of commands.</summary>
    public DeskView Desk { get; }

    /// <summary>The watched dialogs, kept up to date by pushes.</summary>
    public IReadOnlyDictionary<DialogId, DialogView> Views => _pushes.Views;

    /// <summary>Signs in with e-mail and password. The hub waits for <see cref="StartAsync"/>.</summary>
    /// <param name="mount">Where MultiChat is mapped.</param>
    /// <param name="email">The e-mail.</param>
    /// <param name="password">The password.</param>
    /// <param name="project">The project's slug.</param>
    /// <param name="options">Headers, cookies, pings.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="WireRefusedException">The host says no.</exception>
    public static async Task<OperatorClient> SignInAsync(
        Uri mount,
        string email,
        string password,
        string project = "main",
        WireClientOptions? options = null,
        CancellationToken cancellation = default)
    {
        var client = new OperatorClient(mount, project, options ?? new WireClientOptions());
        var input = new JsonObject { ["email"] = email, ["password"] = password };
        client.Session = await client.Rest.PostAsync("v1/session", input, cancellation);
        return client;
    }

    /// <summary>Signs in with the one-time link that a Development host prints at start.</summary>
    /// <param name="link">The whole link, <c>…/console/link/{token}</c>.</param>
    /// <param name="project">The project's slug.</param>
    /// <param name="options">Headers, cookies, pings.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="WireRefusedException">The link gave no session.</exception>
    public static async Task<OperatorClient> WithLinkAsync(
        Uri link, string project = "main", WireClientOptions? options = null, CancellationToken cancellation = default)
    {
        var client = new OperatorClient(new Uri(link, "../../"), project, options ?? new WireClientOptions());
        using var answer = await client.Http.GetAsync(link, cancellation);
        client.Session = await client.Rest.GetAsync("v1/session", cancellation);
        return client;
    }

    /// <summary>Uses a session that the cookies of the options already hold.</summary>
    /// <param name="mount">Where MultiChat is mapped.</param>
    /// <param name="options">With the cookies: those of another client make this one another page of the same browser.</param>
    /// <param name="project">The project's slug.</param>
    public static OperatorClient WithCookies(Uri mount, WireClientOptions options, string project = "main") => new(mount, project, options);

    /// <summary>Connects the hub and calls <c>Start</c>.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The desk.</returns>
    public async Task<JsonElement> StartAsync(CancellationToken cancellation = default)
    {
        Hub = await HubClient.ConnectAsync(new Uri(Rest.Mount, _path + "/hub"), _options, cancellation);
        _following = PushLoop.RunAsync(Hub, _pushes.TakeAsync, _pushes.Fail);
        return await _pushes.StartAsync(_options.Build, cancellation);
    }

    /// <summary>As after a lost connection: cuts the old one if it still lives, connects, starts, and opens every watched dialog again.</summary>
    /// <param name="mount">Another host of the same installation; null for the same.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The desk.</returns>
    public async Task<JsonElement> ReconnectAsync(Uri? mount = null, CancellationToken cancellation = default)
    {
        await Hub.AbortAsync();
        await _following;
        Rest = Rest.MovedTo(mount, _options);
        _pushes.Recover();
        var desk = await StartAsync(cancellation);
        foreach (var dialog in Views.Keys)
        {
            await OpenAsync(dialog, cancellation);
        }

        return desk;
    }

    /// <summary>Opens a dialog and watches it.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its view: the same object however often it is opened.</returns>
    public Task<DialogView> OpenAsync(DialogId dialog, CancellationToken cancellation = default) =>
        _pushes.OpenAsync(dialog, Named(dialog), cancellation);

    /// <summary>Opens a dialog at its first unread message and watches it. The view ends where the host's answer does until a push shows that there is more.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its view: the same object however often it is opened.</returns>
    public Task<DialogView> OpenAtUnreadAsync(DialogId dialog, CancellationToken cancellation = default) =>
        _pushes.OpenAsync(dialog, Named(dialog).With("fromUnread", true), cancellation);

    /// <summary>Opens a dialog at a message and watches it. The view ends where the host's answer does until a push shows that there is more.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its view: the same object however often it is opened.</returns>
    public Task<DialogView> OpenAtMessageAsync(DialogId dialog, MessageId message, CancellationToken cancellation = default) =>
        _pushes.OpenAsync(dialog, Named(dialog).With("fromMessage", message.ToString()), cancellation);

    /// <summary>Stops watching a dialog.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task LeaveAsync(DialogId dialog, CancellationToken cancellation = default) => _pushes.LeaveAsync(dialog, cancellation);

    /// <summary>Lists a section. The rows go into <see cref="Desk"/> too.</summary>
    /// <param name="section"><c>mine</c>, <c>common</c> or <c>archive</c>.</param>
    /// <param name="cursor">Where the last page ended; null for the first page.</param>
    /// <param name="limit">How many at most; null for the host's default.</param>
    /// <param name="order"><c>activity</c> or <c>toDo</c>; null for the host's default.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><c>rows</c> and <c>cursor</c>.</returns>
    public Task<JsonElement> ListAsync(
        string section, string? cursor = null, int? limit = null, string? order = null, CancellationToken cancellation = default) =>
        CallAsync("List", new JsonObject { ["section"] = section }.WithAny("order", order).WithAny("cursor", cursor).WithAny("limit", limit), cancellation);

    /// <summary>Searches names and texts. The rows go into <see cref="Desk"/> too.</summary>
    /// <param name="query">The words, by prefix.</param>
    /// <param name="cursor">Where the last page ended; null for the first page.</param>
    /// <param name="limit">How many at most; null for the host's default.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><c>rows</c> and <c>cursor</c>.</returns>
    public Task<JsonElement> SearchAsync(string query, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        CallAsync("Search", new JsonObject { ["query"] = query }.WithAny("cursor", cursor).WithAny("limit", limit), cancellation);

    /// <summary>Answers the client.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="text">The text.</param>
    /// <param name="id">The message's id; null mints one. Give the same to send again.</param>
    /// <param name="saw">Whom the page showed as responsible.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>message</c>.</returns>
    public async Task<JsonElement> AnswerAsync(
        DialogId dialog, string text, MessageId? id = null, SawResponsible saw = default, CancellationToken cancellation = default)
    {
        var input = Seen(dialog, saw).With("id", (id ?? new MessageId(Guid.CreateVersion7())).ToString()).With("text", text);
        return (await CallAsync("Answer", input, cancellation)).GetProperty("message");
    }

    /// <summary>Edits an own message.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="message">The message.</param>
    /// <param name="text">Its new text.</param>
    /// <param name="revision">The revision that was edited; null is the one the dialog's view shows, or 0.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>message</c>.</returns>
    public async Task<JsonElement> EditAsync(
        DialogId dialog, MessageId message, string text, int? revision = null, CancellationToken cancellation = default)
    {
        var shown = Views.GetValueOrDefault(dialog)?.Messages.FirstOrDefault(one => one.Id("id") == message.Value).Find("revision")?.GetInt32();
        var input = Named(dialog).With("id", message.ToString()).With("text", text).With("revision", revision ?? shown ?? 0);
        return (await CallAsync("Edit", input, cancellation)).GetProperty("message");
    }

    /// <summary>Leaves a note in the dialog.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="text">The text.</param>
    /// <param name="id">The id it is sent under; a new one where null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>item</c>.</returns>
    public async Task<JsonElement> NoteAsync(DialogId dialog, string text, NoteId? id = null, CancellationToken cancellation = default)
    {
        var input = Named(dialog).With("id", (id ?? new NoteId(Guid.CreateVersion7())).ToString()).With("text", text);
        return (await CallAsync("Note", input, cancellation)).GetProperty("item");
    }

    /// <summary>Takes the dialog.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task<JsonElement> TakeAsync(
        DialogId dialog, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("Take", Seen(dialog, saw, version), cancellation);

    /// <summary>Hands the dialog over to another member.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="member">The member.</param>
    /// <param name="saw">Whom the page showed as responsible.</param>
    /// <param name="version">The row's version, to be refused if anything else happened since; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>row</c>.</returns>
    public Task<JsonElement> HandOverAsync(
        DialogId dialog, MemberId member, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("HandOver", Seen(dialog, saw, version).With("member", member.ToString()), cancellation);

    /// <summary>Hands the dialog over to a group.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="group">The group.</param>
    /// <param name="saw">Whom the page showed as responsible.</param>
    /// <param name="version">The row's version, to be refused if anything else happened since; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>row</c>.</returns>
    public Task<JsonElement> HandOverAsync(
        DialogId dialog, GroupId group, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("HandOver", Seen(dialog, saw, version).With("group", group.ToString()), cancellation);

    /// <summary>Lets the dialog go, so that nobody is responsible.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task<JsonElement> LetGoAsync(
        DialogId dialog, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("LetGo", Seen(dialog, saw, version), cancellation);

    /// <summary>Closes the dialog.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="saw">Whom the page showed as responsible.</param>
    /// <param name="version">The row's version, to be refused if anything else happened since; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>row</c>.</returns>
    public Task<JsonElement> CloseAsync(
        DialogId dialog, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("Close", Seen(dialog, saw, version), cancellation);

    /// <summary>Brings the dialog back from the archive.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task<JsonElement> ReopenAsync(
        DialogId dialog, SawResponsible saw = default, long? version = null, CancellationToken cancellation = default) =>
        CommandAsync("Reopen", Seen(dialog, saw, version), cancellation);

    /// <summary>Says that the operator has read the dialog's messages up to a number.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seq">The message's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ReadAsync(DialogId dialog, long seq, CancellationToken cancellation = default) =>
        Hub.CallAsync("Read", Named(dialog).With("seq", seq), cancellation);

    /// <summary>Asks for older items. The view stays as it is.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="before">Items with a smaller event number.</param>
    /// <param name="limit">How many at most; null for the host's default.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><c>items</c> and <c>more</c>.</returns>
    public Task<JsonElement> HistoryAsync(DialogId dialog, long before, int? limit = null, CancellationToken cancellation = default) =>
        Hub.CallAsync("History", Named(dialog).With("before", before).WithAny("limit", limit), cancellation);

    /// <summary>Asks for a fresh thread by REST. The view stays as it is; <see cref="DialogView.FindDifference"/> compares them.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> SnapshotAsync(DialogId dialog, CancellationToken cancellation = default) =>
        Rest.GetAsync($"{_path}/dialogs/{dialog}", cancellation);

    /// <summary>Asks for a message's revisions.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its revisions, the oldest first.</returns>
    public async Task<IReadOnlyList<JsonElement>> RevisionsAsync(DialogId dialog, MessageId message, CancellationToken cancellation = default) =>
        (await CallAsync("Revisions", Named(dialog).With("id", message.ToString()), cancellation)).List("revisions");

    /// <summary>Asks for a client's card.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>client</c>.</returns>
    public async Task<JsonElement> ClientAsync(ClientId client, CancellationToken cancellation = default) =>
        (await CallAsync("Client", new JsonObject { ["client"] = client.ToString() }, cancellation)).GetProperty("client");

    /// <summary>Fills a client's card.</summary>
    /// <param name="client">The client.</param>
    /// <param name="version">The card's version that was filled.</param>
    /// <param name="card">All of the card, sent as it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>client</c>.</returns>
    public async Task<JsonElement> FillCardAsync(ClientId client, long version, ClientCard card, CancellationToken cancellation = default)
    {
        var input = JsonObject.Create(JsonElement.Parse(WireJson.Write(card)))!.With("client", client.ToString()).With("version", version);
        return (await CallAsync("FillCard", input, cancellation)).GetProperty("client");
    }

    /// <summary>Switches the own availability.</summary>
    /// <param name="available">On or off.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer's <c>status</c>.</returns>
    public async Task<JsonElement> SwitchAsync(bool available, CancellationToken cancellation = default)
    {
        var status = (await CallAsync("Switch", new JsonObject { ["available"] = available }, cancellation)).GetProperty("status");
        Desk.Take("status", status);
        return status;
    }

    /// <summary>Ends the session by REST.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task SignOutAsync(CancellationToken cancellation = default) => Rest.DeleteAsync("v1/session", cancellation);

    /// <summary>Ends the connection in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Hub is not null)
        {
            await Hub.DisposeAsync();
        }

        await _following;
        _pushes.Dispose();
        Rest.Dispose();
    }

    internal static JsonObject Named(DialogId dialog) => new() { ["dialog"] = dialog.ToString() };

    internal async Task<JsonElement> CallAsync(string target, JsonObject input, CancellationToken cancellation)
    {
        var answer = await Hub.CallAsync(target, input, cancellation);
        Desk.TakeRows(answer.List("rows"));
        if (answer.Find("row") is { } row)
        {
            Desk.TakeRows([row]);
        }

        return answer;
    }

    private async Task<JsonElement> CommandAsync(string target, JsonObject input, CancellationToken cancellation) =>
        (await CallAsync(target, input, cancellation)).GetProperty("row");

    private JsonObject Seen(DialogId dialog, SawResponsible saw, long? version = null) =>
        Named(dialog).With("sawResponsible", saw.ToJson(Desk.FindRow(dialog)?.Find("responsible")?.GetString())).WithAny("version", version);
}
