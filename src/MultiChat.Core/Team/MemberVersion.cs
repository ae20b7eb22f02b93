namespace MultiChat.Team;

/// <summary>A member as somebody knew them: what was decided by it holds while the member's security version is still that one.</summary>
public sealed record MemberVersion
{
    /// <summary>The member.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Their <see cref="Team.Member.SecurityVersion"/> then.</summary>
    public required long Version { get; init; }

    internal static MemberVersion Of(Member member) => new() { Member = member.Id, Version = member.SecurityVersion };
}
