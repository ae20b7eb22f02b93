using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MultiChat.Hosting.Pages;

/// <summary>What a browser says that it has already.</summary>
internal static class EntityTag
{
    /// <summary>Whether the tag is among them. Proxies that compress or cache make a tag weak, and may ask with all that they have.</summary>
    public static bool IsKnown(StringValues tags, string current) =>
        EntityTagHeaderValue.TryParseList([.. tags.OfType<string>()], out var list)
        && list.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(new EntityTagHeaderValue(current), useStrongComparison: false));
}
