using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>That something was changed. What it is now is for the reader to load, unless it came with it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Subject">Which one, as <see cref="ChangeKind"/> says.</param>
internal sealed record Change(ProjectId Project, ChangeKind Kind, Guid Subject)
{
    /// <summary>What the other hosts are told of a dialog that got a message; null for other changes, and beyond what one look gives.</summary>
    public HostNews.DialogCommitted? Committed { get; init; }
}
