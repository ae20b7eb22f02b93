using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>A member as they see themselves.</summary>
internal sealed record WireProfile
{
    public required long Version { get; init; }

    public required string Email { get; init; }

    public required string FirstName { get; init; }

    /// <summary><c>-</c> for none.</summary>
    public required string LastName { get; init; }

    public required string? Phone { get; init; }

    /// <summary>The photo's name, under <c>v1/photos/</c>.</summary>
    public required string? Photo { get; init; }

    public static WireProfile Of(Member member) => new()
    {
        Version = member.Version,
        Email = member.Email,
        FirstName = member.FirstName,
        LastName = member.LastName,
        Phone = member.Phone,
        Photo = member.Photo?.Value,
    };
}
