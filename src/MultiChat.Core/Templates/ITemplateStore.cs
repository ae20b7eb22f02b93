using MultiChat.Projects;

namespace MultiChat.Templates;

/// <summary>
/// Where a project's templates are kept. A capability of the object behind <see cref="ChatStorage.Projects"/>, found by pattern match; where a storage
/// has it not, a project has no templates and nobody can add one: <see cref="RefusalCode.NotSupported"/>.
/// </summary>
/// <remarks>
/// Each write is atomic and durable when its task ends. Names are unique in a project as <see cref="TemplateName.Fold"/> compares, and a project has at
/// most <see cref="Template.MaxCount"/>, however many write at once. Thread-safe, several hosts at once.
/// </remarks>
public interface ITemplateStore
{
    /// <summary>All templates of a project, as <see cref="Template.InOrder"/> says.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation);

    /// <summary>The template, or null.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">The template.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Template?> FindAsync(ProjectId project, TemplateId id, CancellationToken cancellation);

    /// <summary>
    /// Adds a template whose version is 0, or replaces name and text of one that is of this version; it is of the next one then. Of several reasons not
    /// to, the first of <see cref="TemplateOutcome"/> is told.
    /// </summary>
    /// <param name="template">The template as it shall be, with the version that was seen.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation);

    /// <summary>Removes a template that is of this version.</summary>
    /// <param name="project">The project.</param>
    /// <param name="id">The template.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <returns>Whether it was there, and so.</returns>
    Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation);
}
