using System.Text.Json;

namespace MultiChat.Events;

/// <summary>
/// What happened in a dialog, as its log keeps it: one of the kinds beside this type, or <see cref="UnknownEvent"/>. Match by type; kinds are only ever
/// added, so leave room for those you don't know.
/// </summary>
public abstract record LogEvent
{
    /// <summary>How each stored kind is read; null where a fact is missing that the kind can't be without.</summary>
    private static readonly Dictionary<string, Func<long?, StoredFacts, LogEvent?>> Known = new(StringComparer.Ordinal)
    {
        [MessageAccepted.Name] = MessageAccepted.Load,
        [MessageEdited.Name] = MessageEdited.Load,
        [Taken.Name] = Taken.Load,
        [HandedOver.Name] = HandedOver.Load,
        [LetGo.Name] = LetGo.Load,
        [Closed.Name] = Closed.Load,
        [Reopened.Name] = Reopened.Load,
        [NoteTaken.Name] = NoteTaken.Load,
        [RequestLeft.Name] = RequestLeft.Load,
        [ClassSet.Name] = ClassSet.Load,
    };

    private protected LogEvent()
    {
    }

    /// <summary>Its kind, as stored and on the wire.</summary>
    public EventKind Kind => new(KindName);

    /// <summary>The version of <see cref="Data"/> for that kind.</summary>
    public virtual int Version => 1;

    /// <summary>For whom it is.</summary>
    public abstract Audience Audience { get; }

    /// <summary>The number of the message it names, or null. The message is joined at reading, and never copied.</summary>
    public virtual long? Message => null;

    /// <summary>Its own facts as one JSON object, as stored.</summary>
    public virtual string Data => "{}";

    /// <summary>The kind's name. That it can be given in here alone keeps the kinds to those that this version knows.</summary>
    private protected abstract string KindName { get; }

    /// <summary>Whether a thread has a line for it. An edit has none: its message stands there at its current text.</summary>
    internal virtual bool HasLine => true;

    /// <summary>
    /// Whether it stands beside what goes on in the dialog: it is no activity by which lists are ordered, and a closing before it can still be taken back.
    /// </summary>
    internal virtual bool IsAside => false;

    /// <summary>All kinds that this version knows.</summary>
    internal static IReadOnlyCollection<string> KnownKinds => Known.Keys;

    /// <summary>An event as a storage has kept it. What this version does not know, or cannot read, is an <see cref="UnknownEvent"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="version">The version of the data.</param>
    /// <param name="message">The number of the message it names, or null.</param>
    /// <param name="data">The facts as one JSON object.</param>
    public static LogEvent Load(EventKind kind, int version, long? message, string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return TryLoad(kind, version, message, data) ?? new UnknownEvent(kind, version, message, data);
    }

    private static LogEvent? TryLoad(EventKind kind, int version, long? message, string data)
    {
        try
        {
            return version == 1 && Known.GetValueOrDefault(kind.Value) is { } load ? load(message, StoredFacts.Parse(data)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
