using System.Text.Json.Serialization;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

internal sealed record SessionMembership
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Rights { get; init; }

    /// <summary>Who the person is there: their member id.</summary>
    public required Guid Me { get; init; }

    /// <summary>The name of their photo there, under <c>v1/photos/</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }

    public static SessionMembership Of(Member member, Project project) =>
        new() { Slug = project.Slug, Name = project.Name, Rights = WireRights.Of(member), Me = member.Id.Value, Photo = member.Photo?.Value };
}
