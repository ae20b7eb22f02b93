using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Commits;

/// <summary>Everything that one command changes in a project and its team, to be written together or not at all.</summary>
public sealed record TeamCommit
{
    /// <summary>What the audit keeps of it, and of which project all of it is. The storage gives the number.</summary>
    public required AuditEntry Entry { get; init; }

    /// <summary>The project as it shall be, or null where it stays as it is.</summary>
    public Project? Settings { get; init; }

    /// <summary>
    /// Sites that are added, or as they shall be; each once. The stored one must have the <see cref="Site.Version"/> that is given here; 0 for whatever
    /// there is, or nothing.
    /// </summary>
    public IReadOnlyList<Site> Sites { get; init; } = [];

    /// <summary>Groups that are added, or as they shall be.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>
    /// Classes that are added, or as they shall be; each once. The stored one must have the <see cref="InquiryClass.Version"/> that is given here; 0 for
    /// whatever there is, or nothing.
    /// </summary>
    public IReadOnlyList<InquiryClass> Classes { get; init; } = [];

    /// <summary>
    /// The sum of the <see cref="InquiryClass.Version"/> of all the project's classes, as the decision saw them, where it rests on the whole list; else null.
    /// It grows with each save of any class.
    /// </summary>
    public long? ClassesSeen { get; init; }

    /// <summary>
    /// Members that are added, or as they shall be; each once. The stored one must have the <see cref="Member.Version"/> that is given here; 0 for
    /// whoever there is, or nobody.
    /// </summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>Letters that are asked for by it; none where the storage's accounts are no <see cref="ILetterBook"/>.</summary>
    public IReadOnlyList<Letter> Letters { get; init; } = [];

    /// <summary>Whether it is lost where the project would have no administrator any more who is enabled (rule T5).</summary>
    public bool KeepsAdministrator { get; init; } = true;

    /// <summary>The member on whose rights it rests, as the decision knew them, or null for the host's own code.</summary>
    public MemberVersion? RestsOn { get; init; }

    /// <summary>
    /// Refuses a commit that contradicts itself: a mistake of the caller that no retry would settle. Every store calls it before it writes.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="ArgumentException">The rule that is broken.</exception>
    public static void ThrowIfInconsistent(TeamCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.WhyNot() is { } rule)
        {
            throw new ArgumentException(rule, nameof(commit));
        }
    }

    private string? WhyNot()
    {
        var project = Entry.Project;
        return (Settings is not null && Settings.Id != project) || Sites.Any(site => site.Project != project)
            || Groups.Any(group => group.Project != project) || Classes.Any(known => known.Project != project) || Members.Any(member => member.Project != project)
                ? "All of a commit is of one project."
            : Members.DistinctBy(member => member.Id).Count() < Members.Count ? "Each member is in a commit once."
            : Sites.DistinctBy(site => site.Id).Count() < Sites.Count ? "Each site is in a commit once."
            : Classes.DistinctBy(known => known.Id).Count() < Classes.Count ? "Each class is in a commit once."
            : Texts.All(KeptText.IsPossible) ? null
            : KeptText.Rule;
    }

    private IEnumerable<string?> Texts =>
    [
        Settings?.Slug, Settings?.Name, Settings?.Language, Settings?.Zone, Settings?.Country,
        .. Sites.SelectMany(site => site.AllowedOrigins.Prepend(site.Key).Concat(site.Settings.AllTexts)),
        .. Groups.Select(group => group.Name),
        .. Classes.Select(known => known.Name),
        .. Members.SelectMany(member => new[] { member.Email, member.FirstName, member.LastName, member.Phone }),
        .. Letters.SelectMany(letter => new[] { letter.Reader, letter.Kind.Value }),
        Entry.Kind,
        .. Entry.Changes.SelectMany(change => new[] { change.Field, change.Before, change.After }),
    ];
}
