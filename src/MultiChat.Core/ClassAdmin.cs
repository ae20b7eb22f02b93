using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat;

/// <summary>The classes of inquiries at the administrator's door (rule J1): what an operator can choose from. It asks for rights as <see cref="ProjectAdmin"/> does.</summary>
public sealed class ClassAdmin
{
    private readonly TeamCommands _commands;
    private readonly TeamDirectory _teams;
    private readonly IdMint _ids;
    private readonly bool _isKept;
    private readonly DeskActor? _actor;

    internal ClassAdmin(TeamCommands commands, TeamDirectory teams, IdMint ids, bool isKept, DeskActor? actor) =>
        (_commands, _teams, _ids, _isKept, _actor) = (commands, teams, ids, isKept, actor);

    /// <summary>Adds a class that operators can choose from now on.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name operators see, 1 to 100 units, unlike that of any other class to choose from.</param>
    /// <param name="isLead">Whether such an inquiry is a lead.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The class as saved.</returns>
    /// <exception cref="ArgumentException">It is no name.</exception>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.NameTaken"/>, whatever its case; <see cref="RefusalCode.InvalidField"/>: there are 100 classes to choose from, or 1,000 in all;
    /// <see cref="RefusalCode.NotSupported"/>: the storage keeps none; at a member's door as <see cref="ProjectAdmin.As"/> says.
    /// </exception>
    public async Task<InquiryClass> AddAsync(ProjectId project, string name, bool isLead = false, CancellationToken cancellation = default)
    {
        var added = new InquiryClass { Project = project, Id = new ClassId(_ids.Next()), Name = TeamCommands.Name(name), IsLead = isLead };
        await ChangeAsync(added, "class_added", classes => ClassRules.WhyNotSave(classes, added), cancellation);
        return _teams.Get(project).FindClass(added.Id)!;
    }

    /// <summary>
    /// Replaces a class's name and whether it is a lead, takes it out of the choice, or brings it back. Inquiries that have it keep it, and show its name as
    /// it is now.
    /// </summary>
    /// <param name="changed">The class as it shall be, with the <see cref="InquiryClass.Version"/> that was read; 0 for whatever is there.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The class as saved.</returns>
    /// <exception cref="ArgumentException">It is no name.</exception>
    /// <exception cref="Refusal">
    /// As above; <see cref="RefusalCode.ClassConflict"/>: it was changed since; <see cref="RefusalCode.NotFound"/>: the project has no such class.
    /// </exception>
    public async Task<InquiryClass> SaveAsync(InquiryClass changed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var named = changed with { Name = TeamCommands.Name(changed.Name) };
        await ChangeAsync(
            named, "class_changed", classes => ClassRules.WhyNotChange(classes, named) ?? ClassRules.WhyNotSave(classes, named), cancellation);
        return _teams.Get(changed.Project).FindClass(changed.Id)!;
    }

    // Names and numbers are decided by the whole list: where another has changed it meanwhile, this is decided again.
    private Task ChangeAsync(InquiryClass changed, string kind, Func<IReadOnlyList<InquiryClass>, Refusal?> whyNot, CancellationToken cancellation) => _isKept
        ? _commands.ChangeAsync(
            _actor,
            changed.Project,
            kind,
            (team, commit) => whyNot(team.Classes) is { } refusal
                ? throw refusal
                : commit with { Classes = [changed], ClassesSeen = team.Classes.Sum(known => known.Version) },
            cancellation)
        : throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no classes.");
}
