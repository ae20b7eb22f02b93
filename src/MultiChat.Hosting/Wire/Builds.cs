namespace MultiChat.Hosting.Wire;

/// <summary>Which builds of the pages this host still speaks with.</summary>
internal static class Builds
{
    private const int MaxLength = 100;
    private static readonly Version Oldest = new(0, 1, 0);

    /// <summary>Refuses a page that is too old, so that it reloads once. Builds look like <c>0.1.0-hash</c>; others are not pages of ours.</summary>
    public static void ThrowIfOutdated(string? build)
    {
        if (build is { Length: > MaxLength })
        {
            throw Refusal.InvalidField("build", $"A build has at most {MaxLength} units.");
        }

        if (build is not null && Version.TryParse(build.Split('-')[0], out var version) && version < Oldest)
        {
            throw new WireException("outdated_build", StatusCodes.Status400BadRequest, "The page is older than this host supports; reload it.");
        }
    }
}
