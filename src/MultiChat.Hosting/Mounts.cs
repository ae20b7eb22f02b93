namespace MultiChat.Hosting;

/// <summary>Where the chat is mounted in this app.</summary>
internal sealed class Mounts
{
    private readonly List<Mount> _all = [];

    public IReadOnlyList<Mount> All => _all;

    public void Add(Mount mount) => _all.Add(mount);
}
