using MultiChat.Events;
using MultiChat.Lists;

namespace MultiChat.Reading;

/// <summary>What an operator's page has missed in a dialog after its place.</summary>
public sealed record DeskCatchUp
{
    /// <summary>The piece of the log.</summary>
    public required LogSlice Slice { get; init; }

    /// <summary>The dialog's row.</summary>
    public required DeskRow Row { get; init; }
}
