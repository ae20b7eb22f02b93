using MultiChat.Availability;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireTeamMember
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Email { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string? Phone { get; init; }

    /// <summary>The photo's name, under <c>v1/photos/</c>.</summary>
    public required string? Photo { get; init; }

    /// <summary>As they were given, what they bring with them left out.</summary>
    public required IReadOnlyList<string> Rights { get; init; }

    public required IReadOnlyList<Guid> Groups { get; init; }

    /// <summary>The week's hours, as <c>Mon-Fri 09:00-18:00</c>; empty for none.</summary>
    public required string Hours { get; init; }

    /// <summary>Dates with other hours, as <c>2026-12-31 off</c>.</summary>
    public required IReadOnlyList<string> Exceptions { get; init; }

    public required string? Zone { get; init; }

    public required bool Disabled { get; init; }

    public required WireStatus Status { get; init; }

    /// <summary>How they come in.</summary>
    public required WireAccess Access { get; init; }

    public static WireTeamMember Of(Member member, OperatorStatus status, MemberAccess access) => new()
    {
        Id = member.Id.Value,
        Version = member.Version,
        Email = member.Email,
        FirstName = member.FirstName,
        LastName = member.LastName,
        Phone = member.Phone,
        Photo = member.Photo?.Value,
        Rights = WireRights.Given(member),
        Groups = [.. member.Groups.Select(group => group.Value)],
        Hours = member.Schedule.Hours.ToString(),
        Exceptions = [.. member.Schedule.Exceptions.Select(exception => exception.ToString())],
        Zone = member.Schedule.Zone,
        Disabled = member.Disabled,
        Status = WireStatus.Of(status),
        Access = WireAccess.Of(access),
    };
}
