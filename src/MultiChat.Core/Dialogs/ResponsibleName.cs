using MultiChat.Team;

namespace MultiChat.Dialogs;

/// <summary>Who is responsible, as a refused command is told.</summary>
public sealed record ResponsibleName
{
    /// <summary>The operator.</summary>
    public required MemberId Id { get; init; }

    /// <summary>Their display name.</summary>
    public required string Name { get; init; }
}
