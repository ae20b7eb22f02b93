using MultiChat.Commands;
using MultiChat.Team;
using MultiChat.Templates;

namespace MultiChat;

/// <summary>
/// The templates at the operator's door (rules X1 and X3): every operator reads and changes all of the project. As at <see cref="OperatorDesk"/>, each call
/// looks the actor's right up again.
/// </summary>
public sealed class TemplateDesk
{
    private readonly TeamDirectory _teams;
    private readonly TemplateSaving _templates;

    internal TemplateDesk(TeamDirectory teams, TemplateSaving templates) => (_teams, _templates) = (teams, templates);

    /// <summary>All templates of the project, as <see cref="Template.InOrder"/> says; none where the storage keeps none.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<Template>> ListAsync(DeskActor me, CancellationToken cancellation = default) =>
        await _templates.ListAsync((await OperatorAsync(me, cancellation)).Project, cancellation);

    /// <summary>Adds a template. The same id with the same content gives the first answer again.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="name">One line of 1 to 100 UTF-16 units, unique in the project as <see cref="TemplateName.Fold"/> compares.</param>
    /// <param name="text">1 to 8,000 UTF-16 units, as a message's text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.InvalidField"/> of <c>name</c>; the text breaks rule M1; <see cref="RefusalCode.NameTaken"/>;
    /// <see cref="RefusalCode.TemplatesFull"/>; <see cref="RefusalCode.TemplateConflict"/>: the id is that of another template;
    /// <see cref="RefusalCode.NotSupported"/>: the storage keeps none.
    /// </exception>
    public async ValueTask<Template> AddAsync(DeskActor me, TemplateId id, string name, string text, CancellationToken cancellation = default) =>
        await _templates.SaveAsync(
            new Template { Project = (await OperatorAsync(me, cancellation)).Project, Id = id, Name = name, Text = text }, cancellation);

    /// <summary>Changes a template.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="id">The template.</param>
    /// <param name="name">As when it is added.</param>
    /// <param name="text">As when it is added.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// As <see cref="AddAsync"/>; <see cref="RefusalCode.TemplateConflict"/> with the template as it is now; <see cref="RefusalCode.NotFound"/>.
    /// </exception>
    public async ValueTask<Template> SaveAsync(
        DeskActor me, TemplateId id, string name, string text, long version, CancellationToken cancellation = default)
    {
        var project = (await OperatorAsync(me, cancellation)).Project;
        // Nothing that is kept is of version 0, by which a template is added.
        var seen = version > 0 ? version : -1;
        return await _templates.SaveAsync(new Template { Project = project, Id = id, Name = name, Text = text, Version = seen }, cancellation);
    }

    /// <summary>Removes a template. One that is gone already is gone.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="id">The template.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.TemplateConflict"/> with the template as it is now.</exception>
    public async ValueTask RemoveAsync(DeskActor me, TemplateId id, long version, CancellationToken cancellation = default) =>
        await _templates.RemoveAsync((await OperatorAsync(me, cancellation)).Project, id, version, cancellation);

    private ValueTask<Member> OperatorAsync(DeskActor me, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(me);
        return _teams.GetAsync(me, Rights.Operator, cancellation);
    }
}
