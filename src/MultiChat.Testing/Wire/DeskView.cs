using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Wire;

/// <summary>The desk around the dialogs as an operator's page shows it: rows, numbers, team, own status. Thread-safe.</summary>
public sealed class DeskView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DialogId, JsonElement> _rows = [];
    private readonly Watch<DeskView> _watch;
    private Dictionary<string, JsonElement> _parts = new(StringComparer.Ordinal);

    internal DeskView(TimeSpan patience) => _watch = new Watch<DeskView>(this, patience);

    /// <summary>The operator's own member id.</summary>
    public MemberId Me => new(Part("me").GetGuid());

    /// <summary>The project.</summary>
    public JsonElement Project => Part("project");

    /// <summary>How many dialogs with unread each section has: <c>mine</c>, <c>common</c>, <c>archive</c>.</summary>
    public JsonElement Sections => Part("sections");

    /// <summary>The own status.</summary>
    public JsonElement Status => Part("status");

    /// <summary>Everybody of the team.</summary>
    public IReadOnlyList<JsonElement> Members => [.. Part("members").EnumerateArray()];

    /// <summary>The groups.</summary>
    public IReadOnlyList<JsonElement> Groups => [.. Part("groups").EnumerateArray()];

    /// <summary>The last <c>ended</c> push's code: why the host closed; null while it has not.</summary>
    public string? Ended { get; private set; }

    /// <summary>Every row heard of, each at its newest version, last activity first.</summary>
    public IReadOnlyList<JsonElement> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Values.OrderByDescending(row => row.Text("at"), StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The rows of one section.</summary>
    /// <param name="section"><c>mine</c>, <c>common</c> or <c>archive</c>.</param>
    public IReadOnlyList<JsonElement> RowsOf(string section) => [.. Rows.Where(row => row.Text("section") == section)];

    /// <summary>A dialog's row, or null if none was heard of.</summary>
    /// <param name="dialog">The dialog.</param>
    public JsonElement? FindRow(DialogId dialog)
    {
        lock (_lock)
        {
            return _rows.TryGetValue(dialog, out var row) ? row : null;
        }
    }

    /// <summary>A member, by id.</summary>
    /// <param name="member">The member.</param>
    /// <exception cref="InvalidOperationException">The team has no such member.</exception>
    public JsonElement GetMember(MemberId member) => Members.Single(one => one.Id("id") == member.Value);

    /// <summary>Ends as soon as the condition holds; it is looked at now and after each change.</summary>
    /// <param name="condition">A quick look at the desk, without side effects.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come to hold; the message shows the desk.</exception>
    public Task WaitUntilAsync(Func<DeskView, bool> condition, CancellationToken cancellation = default) =>
        _watch.UntilAsync(condition, cancellation);

    /// <summary>Rows and numbers, for a test's output.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join('\n', _parts.Select(part => $"{part.Key} {part.Value}")) + "\n" + string.Join('\n', _rows.Values);
        }
    }

    internal void Show(JsonElement desk)
    {
        lock (_lock)
        {
            _parts = desk.EnumerateObject().ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
        }

        _watch.Changed();
    }

    internal void Take(string part, JsonElement content)
    {
        lock (_lock)
        {
            _parts[part] = content;
        }

        _watch.Changed();
    }

    internal void TakeRows(IEnumerable<JsonElement> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                var dialog = new DialogId(row.Id("id"));
                if (!_rows.TryGetValue(dialog, out var shown) || shown.Number("version") <= row.Number("version"))
                {
                    _rows[dialog] = row;
                }
            }
        }

        _watch.Changed();
    }

    internal void End(string code)
    {
        Ended = code;
        _watch.Changed();
    }

    internal void Fail(Exception failure) => _watch.Fail(failure);

    internal void Recover() => _watch.Recover();

    private JsonElement Part(string name)
    {
        lock (_lock)
        {
            return _parts.TryGetValue(name, out var part)
                ? part
                : throw new InvalidOperationException($"The desk's {name} is not known yet. Call StartAsync first.");
        }
    }
}
