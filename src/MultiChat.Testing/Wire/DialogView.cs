using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiChat.Testing.Wire;

/// <summary>One dialog as a page shows it: a snapshot, and what the log brought since (section 6 of docs/wire.md). Thread-safe.</summary>
public sealed class DialogView
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _kinds;
    private readonly Watch<DialogView> _watch;
    private List<JsonElement> _items = [];
    private Dictionary<string, JsonElement> _parts = new(StringComparer.Ordinal);

    private DialogView(TimeSpan? patience, params string[] kinds)
    {
        _kinds = new HashSet<string>(kinds, StringComparer.Ordinal);
        _watch = new Watch<DialogView>(this, patience ?? TimeSpan.FromSeconds(20));
    }

    /// <summary>An empty view that knows the items of section 3.</summary>
    /// <param name="patience">How long a wait may take in real time; null is 20 seconds.</param>
    public static DialogView OfVisitor(TimeSpan? patience = null) => new(patience, "message", "request", "edited", "joined", "closed");

    /// <summary>An empty view that knows the items of section 5.</summary>
    /// <param name="patience">How long a wait may take in real time; null is 20 seconds.</param>
    public static DialogView OfDesk(TimeSpan? patience = null) =>
        new(patience, "message", "request", "edited", "note", "taken", "handedOver", "letGo", "closed", "reopened", "classSet");

    internal IReadOnlySet<string> Kinds => _kinds;

    /// <summary>Where the view ends.</summary>
    public ViewPlace Place { get; private set; }

    /// <summary>How many snapshots were taken so far: 1 after joining or opening, more after each resync.</summary>
    public int Snapshots { get; private set; }

    /// <summary>Whether the host has items older than the view's first.</summary>
    public bool More { get; private set; }

    /// <summary>The visitor's <c>dialog</c> or the desk's row, as the last snapshot or log brought it; null while there is none.</summary>
    public JsonElement? State => Part("state");

    /// <summary>The marks.</summary>
    public JsonElement? Marks => Part("marks");

    /// <summary>The desk's presence of the visitor; null for visitors.</summary>
    public JsonElement? Presence => Part("presence");

    /// <summary>The desk's card of the client; null for visitors.</summary>
    public JsonElement? Client => Part("client");

    /// <summary>All items in order. An edited message has its newest form in its own item; the edit is no item of its own, as in a snapshot.</summary>
    public IReadOnlyList<JsonElement> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    /// <summary>The messages in order, in their newest form; requests are among them.</summary>
    public IReadOnlyList<JsonElement> Messages =>
        [.. Items.Where(item => item.Text("kind") is "message" or "request").Select(item => item.GetProperty("message"))];

    /// <summary>The texts of <see cref="Messages"/>.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.Select(message => message.Text("text"))];

    /// <summary>Ends as soon as the condition holds; it is looked at now and after each change.</summary>
    /// <param name="condition">A quick look at the view, without side effects.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come to hold; the message shows the view.</exception>
    public Task WaitUntilAsync(Func<DialogView, bool> condition, CancellationToken cancellation = default) =>
        _watch.UntilAsync(condition, cancellation);

    /// <summary>Gives a <c>log</c> push, or the answer of <c>Log</c> or <c>Join</c> with a place, to the view.</summary>
    /// <param name="catchUp">As it came.</param>
    /// <returns>What to do next. Only <see cref="ViewStep.Applied"/> and <see cref="ViewStep.AskLog"/> may have changed the view.</returns>
    public ViewStep Apply(JsonElement catchUp)
    {
        ViewStep step;
        lock (_lock)
        {
            step = ApplyHere(catchUp);
        }

        _watch.Changed();
        return step;
    }

    /// <summary>Drops the view and shows a snapshot: a visitor's, or a thread of the desk.</summary>
    /// <param name="snapshot">As it came.</param>
    public void Show(JsonElement snapshot)
    {
        lock (_lock)
        {
            Place = ViewPlace.Of(snapshot.GetProperty("place"));
            More = snapshot.Flag("more");
            Snapshots++;
            _items = [.. snapshot.List("items")];
            _parts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            Keep("state", snapshot.Find("row") ?? snapshot.Find("dialog"));
            Keep("marks", snapshot.Find("marks"));
            Keep("presence", snapshot.Find("presence"));
            Keep("client", snapshot.Find("client"));
        }

        _watch.Changed();
    }

    /// <summary>Compares the view with a fresh snapshot: place, items as far back as the snapshot goes, and the visitor's <c>dialog</c>.</summary>
    /// <param name="snapshot">A snapshot taken while nothing happens.</param>
    /// <returns>The first difference, or null if a page could not tell them apart.</returns>
    public string? FindDifference(JsonElement snapshot)
    {
        var fresh = snapshot.List("items");
        lock (_lock)
        {
            if (ViewPlace.Of(snapshot.GetProperty("place")) is var place && place != Place)
            {
                return $"The view is at {Place}, the snapshot at {place}.";
            }

            if (snapshot.TryGetProperty("dialog", out var dialog) && !Same(snapshot.Find("dialog"), State))
            {
                return $"The view's dialog is {State}, the snapshot's {dialog}.";
            }

            if (_items.Count < fresh.Count || (_items.Count > fresh.Count && !snapshot.Flag("more")))
            {
                return $"The view has {_items.Count} items, the snapshot {fresh.Count}.";
            }

            return _items.TakeLast(fresh.Count).Zip(fresh)
                .Where(pair => !JsonElement.DeepEquals(pair.First, pair.Second))
                .Select(pair => $"The view has {pair.First}, the snapshot {pair.Second}.").FirstOrDefault();
        }
    }

    /// <summary>Place and items, for a test's output.</summary>
    public override string ToString() => $"{Place}, marks {Marks}, state {State}\n{string.Join('\n', Items)}";

    internal void Take(string part, JsonElement content)
    {
        lock (_lock)
        {
            Keep(part, content);
        }

        _watch.Changed();
    }

    internal void Fail(Exception failure) => _watch.Fail(failure);

    internal void Recover() => _watch.Recover();

    private static bool Same(JsonElement? one, JsonElement? other) =>
        one is { } first && other is { } second ? JsonElement.DeepEquals(first, second) : one is null && other is null;

    private ViewStep ApplyHere(JsonElement catchUp)
    {
        if (catchUp.Flag("resync"))
        {
            return ViewStep.Resync;
        }

        if (catchUp.Number("upTo") <= Place.EventSeq)
        {
            return ViewStep.Known;
        }

        if (catchUp.Number("after") != Place.EventSeq)
        {
            return ViewStep.AskLog;
        }

        var items = catchUp.List("items");
        if (items.Any(item => !_kinds.Contains(item.Text("kind"))))
        {
            return ViewStep.Resync;
        }

        foreach (var item in items)
        {
            Add(item);
        }

        Place = new ViewPlace { EventSeq = catchUp.Number("upTo"), Tag = catchUp.Text("tag") };
        if (catchUp.TryGetProperty("state", out _))
        {
            Keep("state", catchUp.Find("state"));
        }

        return catchUp.Flag("more") ? ViewStep.AskLog : ViewStep.Applied;
    }

    // A snapshot shows an edit as the message's new text and not as an item: so does the view.
    private void Add(JsonElement item)
    {
        if (item.Text("kind") != "edited")
        {
            _items.Add(item);
            return;
        }

        var message = item.GetProperty("message");
        var shown = _items.FindIndex(one => one.Find("message")?.Text("id") == message.Text("id"));
        if (shown >= 0)
        {
            var copy = JsonObject.Create(_items[shown])!;
            copy["message"] = JsonObject.Create(message);
            _items[shown] = JsonElement.Parse(WireJson.Write(copy));
        }
    }

    private void Keep(string part, JsonElement? content)
    {
        if (content is { } value)
        {
            _parts[part] = value;
        }
        else
        {
            _parts.Remove(part);
        }
    }

    private JsonElement? Part(string name)
    {
        lock (_lock)
        {
            return _parts.TryGetValue(name, out var part) ? part : null;
        }
    }
}
