using MultiChat.Dialogs;
using MultiChat.Photos;

namespace MultiChat.Reading;

/// <summary>The state of the visitor's dialog as the visitor sees it.</summary>
public sealed record VisitorDialog
{
    /// <summary>Open or archived.</summary>
    public required DialogStatus Status { get; init; }

    /// <summary>The responsible operator's display name, or null.</summary>
    public string? Operator { get; init; }

    /// <summary>The responsible operator's photo, or null.</summary>
    public PhotoId? Photo { get; init; }
}
