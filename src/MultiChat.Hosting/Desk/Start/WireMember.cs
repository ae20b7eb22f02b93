using System.Text.Json.Serialization;
using MultiChat.Availability;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireMember
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }

    public required bool Available { get; init; }

    public required bool Connected { get; init; }

    public required bool Operator { get; init; }

    public static IReadOnlyList<WireMember> ListOf(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses) =>
        [.. team.Members.Zip(statuses, (member, status) => new WireMember
        {
            Id = member.Id.Value,
            Name = member.DisplayName,
            Photo = member.Photo?.Value,
            Available = status.Available,
            Connected = status.Connected,
            Operator = member.IsOperator,
        })];
}
