using Microsoft.AspNetCore.Http.Metadata;

namespace MultiChat.Hosting.Entrances;

/// <summary>An endpoint's answers stay as they are: the host's status-code pages neither fill nor replace them.</summary>
internal sealed class OwnStatusBodies : ISkipStatusCodePagesMetadata
{
    public static readonly OwnStatusBodies Metadata = new();
}
