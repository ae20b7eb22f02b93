using MultiChat.Commits;

namespace MultiChat.Testing.Faults;

/// <summary>One call of one port.</summary>
public sealed record StoreCall
{
    /// <summary>The port as <see cref="ChatStorage"/> names it, dot, the method: "Dialogs.CommitAsync".</summary>
    public required string Name { get; init; }

    /// <summary>Whether the call may change what is stored.</summary>
    public required bool Writes { get; init; }

    /// <summary>What the method was given, in its order and without the token.</summary>
    public IReadOnlyList<object?> Arguments { get; init; } = [];

    /// <summary>What is committed, or null where the call is no commit.</summary>
    public DialogCommit? Commit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
