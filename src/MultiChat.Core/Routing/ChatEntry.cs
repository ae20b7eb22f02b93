using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Routing;

/// <summary>From where a chat begins, which decides who gets it (rule D4). It counts for a visitor's first message; later ones stay where the dialog is.</summary>
public sealed record ChatEntry
{
    /// <summary>Nothing is known.</summary>
    public static readonly ChatEntry Unknown = new();

    /// <summary>The page from which the visitor writes.</summary>
    public VisitedPage Page { get; init; } = VisitedPage.Unknown;

    /// <summary>The group that the visitor picked; null, or one that does not apply any more, leaves the choice to the chat.</summary>
    public GroupId? Group { get; init; }
}
