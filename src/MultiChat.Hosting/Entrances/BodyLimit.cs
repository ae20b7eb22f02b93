using Microsoft.AspNetCore.Http.Metadata;

namespace MultiChat.Hosting.Entrances;

/// <summary>The most bytes that the server reads of a body, instead of the host's own limit for everything.</summary>
internal sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize { get; } = bytes;
}
