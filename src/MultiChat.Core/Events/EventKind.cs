namespace MultiChat.Events;

/// <summary>What kind of thing happened in a dialog. Kinds are only ever added.</summary>
/// <param name="Value">The kind as stored and on the wire.</param>
public readonly record struct EventKind(string Value)
{
    /// <summary>A message was accepted.</summary>
    public static readonly EventKind Message = new("message");
    /// <summary>A message got a new text.</summary>
    public static readonly EventKind Edited = new("edited");
    /// <summary>An operator became responsible by answering or taking.</summary>
    public static readonly EventKind Taken = new("taken");
    /// <summary>An operator gave the dialog to another or to a group.</summary>
    public static readonly EventKind HandedOver = new("handedOver");
    /// <summary>Nobody is responsible any more.</summary>
    public static readonly EventKind LetGo = new("letGo");
    /// <summary>The dialog went to the archive.</summary>
    public static readonly EventKind Closed = new("closed");
    /// <summary>The dialog came back from the archive.</summary>
    public static readonly EventKind Reopened = new("reopened");

    /// <summary>The kind as on the wire.</summary>
    public override string ToString() => Value;
}
