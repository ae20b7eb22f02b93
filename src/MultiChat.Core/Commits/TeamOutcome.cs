namespace MultiChat.Commits;

/// <summary>What became of a <see cref="TeamCommit"/>.</summary>
public sealed class TeamOutcome
{
    private TeamOutcome(IReadOnlyList<DialogCommit>? released) => Released = released;

    /// <summary>Nothing was written: a member, a site, a class or their list has another version, or who acts has other rights. The team is to be read again.</summary>
    public static TeamOutcome Lost { get; } = new(released: null);

    /// <summary>Nothing was written: the project would have no administrator any more who is enabled (rule T5).</summary>
    public static TeamOutcome LeavesNoAdministrator { get; } = new(released: null);

    /// <summary>What was committed of each dialog that was released; null where nothing was written.</summary>
    public IReadOnlyList<DialogCommit>? Released { get; }

    /// <summary>It was written.</summary>
    /// <param name="released">What was committed of each dialog that was released.</param>
    public static TeamOutcome Written(IReadOnlyList<DialogCommit> released) => new(released);

    /// <inheritdoc/>
    public override string ToString() => this == Lost ? "lost" : this == LeavesNoAdministrator ? "leaves no administrator" : "written";
}
