namespace MultiChat.Crash.Hosts;

/// <summary>A storage of which a host is killed; fresh, and gone when it is disposed.</summary>
public interface ICrashStorage : IAsyncDisposable
{
    /// <summary>How the host's command line names it.</summary>
    IReadOnlyList<string> Arguments { get; }

    /// <summary>The storage itself, not opened, to be read when no host runs.</summary>
    ChatStorage Open();

    /// <summary>Looks at what a kill has left; throws if it is damaged. What it needs it takes before it returns its task.</summary>
    Task CheckAfterKillAsync();
}
