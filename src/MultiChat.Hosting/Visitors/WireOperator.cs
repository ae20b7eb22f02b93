using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireOperator
{
    public required string Name { get; init; }

    /// <summary>The photo's name, under <c>v1/photos/</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Photo { get; init; }
}
