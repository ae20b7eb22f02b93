namespace MultiChat.Testing.Conformance.Channels;

/// <summary>How the suites get the channel under test. Derive one for your channel; each case asks for a far side of its own.</summary>
public abstract class ChannelFactory
{
    /// <summary>Makes a channel with a far side that nothing has reached yet: a fake of the messenger's server, or a test account.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<FarSide> CreateAsync(CancellationToken cancellation);
}
