namespace MultiChat.Hosting;

/// <summary>Where the chat is mounted in this app.</summary>
internal sealed class Mounts
{
    private readonly List<Mount> _all = [];

    public IReadOnlyList<Mount> All => _all;

    public void Add(Mount mount) => _all.Add(mount);

    /// <summary>Whether a path may be one of ours; where a mount has parameters or is inside another group, only the end of it tells.</summary>
    public bool MayHold(PathString path) => _all.Count > 0 && path.Value is { } text
        && (text.Contains("/v1/s/", StringComparison.OrdinalIgnoreCase)
            || text.Contains("/v1/p/", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("/v1/session", StringComparison.OrdinalIgnoreCase));
}
