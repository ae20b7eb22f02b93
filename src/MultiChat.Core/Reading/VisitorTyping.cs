namespace MultiChat.Reading;

/// <summary>That an operator types an answer, or has stopped, as the visitor sees it.</summary>
internal sealed record VisitorTyping
{
    /// <summary>The operator's name, as messages have it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether they type.</summary>
    public required bool Typing { get; init; }
}
