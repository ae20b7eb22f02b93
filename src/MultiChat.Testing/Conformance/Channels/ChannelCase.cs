namespace MultiChat.Testing.Conformance.Channels;

/// <summary>One thing that every channel must do; where it does not declare the ability for it, the chat must refuse it.</summary>
public sealed class ChannelCase
{
    private readonly ChannelNeed _need;
    private readonly Func<ChannelFixture, Task> _run;

    internal ChannelCase(string name, string rule, ChannelNeed need, Func<ChannelFixture, Task> run) =>
        (Name, Rule, _need, _run) = (name, rule, need, run);

    /// <summary>The case's name, unique in the kit: suite, dot, what happens.</summary>
    public string Name { get; }

    /// <summary>The rule that the case is about; a failure names it.</summary>
    public string Rule { get; }

    /// <summary>Runs the case against a fresh far side and throws it away.</summary>
    /// <param name="factory">Gives the far side.</param>
    /// <exception cref="ConformanceException">The channel breaks the rule.</exception>
    public async Task RunAsync(ChannelFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        await using var fixture = await ChannelFixture.CreateAsync(factory);
        try
        {
            await (fixture.Has(_need) ? _run(fixture) : Undeclared.IsRefusedAsync(fixture, _need));
        }
        catch (Exception broken)
        {
            throw new ConformanceException($"{Name}: broken rule \"{Rule}\" {broken.GetType().Name}: {broken.Message}", broken);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
