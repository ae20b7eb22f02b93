using System.Text.Json.Serialization;
using MultiChat.Projects;

namespace MultiChat.Hosting.Wire;

/// <summary>What a page must be like for a segment to apply.</summary>
internal sealed record WireCondition
{
    /// <summary><c>url</c>, <c>cookie</c> or <c>query</c>.</summary>
    public required string Part { get; init; }

    /// <summary>The name of the cookie or parameter; left out for the url.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public static WireCondition Of(PageCondition condition) => new()
    {
        Part = PageParts.NameOf(condition.Part), Key = condition.Key.Length == 0 ? null : condition.Key, Values = condition.Values,
    };

    public PageCondition ToCondition() => new()
    {
        Part = PageParts.Find(Part) ?? throw Refusal.InvalidField("segments", "A condition looks at the url, a cookie or a query parameter."),
        Key = Key ?? "",
        Values = Values ?? [],
    };
}
