namespace MultiChat.Hosting;

/// <summary>Where a chat is mounted, carried by the metadata of each of its endpoints.</summary>
internal sealed class Mount(string prefix)
{
    /// <summary>The pattern given to <c>MapMultiChat</c>, without a slash at the end.</summary>
    public string Prefix { get; } = prefix;

    public static Mount Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Mount>() ?? throw new InvalidOperationException("The endpoint is not one of MultiChat's.");
}
