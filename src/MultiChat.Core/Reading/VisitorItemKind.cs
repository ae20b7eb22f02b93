namespace MultiChat.Reading;

/// <summary>What a visitor can see happen.</summary>
public enum VisitorItemKind
{
    /// <summary>A message.</summary>
    Message,
    /// <summary>A message has a new text.</summary>
    Edited,
    /// <summary>A named operator now answers.</summary>
    Joined,
    /// <summary>The dialog was closed.</summary>
    Closed,
    /// <summary>The visitor left a request.</summary>
    Request,
}
