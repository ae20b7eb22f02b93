using MultiChat.Projects;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>That something was changed; what it is now is for the reader to load.</summary>
/// <param name="Project">The project.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Subject">Which one, as <see cref="ChangeKind"/> says.</param>
internal readonly record struct Change(ProjectId Project, ChangeKind Kind, Guid Subject);
