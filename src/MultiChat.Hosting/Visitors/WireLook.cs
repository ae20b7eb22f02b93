using System.Text.Json.Serialization;
using MultiChat.Hosting.Wire;
using MultiChat.Projects;

namespace MultiChat.Hosting.Visitors;

/// <summary>How the team wants the site's widget to look; what it did not choose is left out.</summary>
internal sealed record WireLook
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Color { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Side { get; init; }

    public static WireLook Of(SiteSettings settings) => new() { Color = settings.Color, Side = WireSide.Of(settings.Side) };
}
