namespace MultiChat.Testing.Conformance;

/// <summary>One thing that every storage must do.</summary>
public sealed class StoreCase
{
    internal StoreCase(string name, string rule, bool needsSurvival, Func<StoreFixture, Task> run) =>
        (Name, Rule, NeedsSurvival, Run) = (name, rule, needsSurvival, run);

    /// <summary>The case's name, unique in the kit: suite, dot, what happens.</summary>
    public string Name { get; }

    /// <summary>The rule of the port that the case is about; a failure names it.</summary>
    public string Rule { get; }

    /// <summary>Whether the case reopens the storage, so that only storages that survive can run it.</summary>
    public bool NeedsSurvival { get; }

    internal Func<StoreFixture, Task> Run { get; }

    /// <summary>Runs the case against a fresh storage and throws the storage away.</summary>
    /// <param name="factory">Gives the storage.</param>
    /// <exception cref="ConformanceException">The storage breaks the rule.</exception>
    public async Task RunAsync(StorageFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        await using var fixture = await StoreFixture.CreateAsync(factory);
        try
        {
            await Run(fixture);
        }
        catch (Exception broken)
        {
            throw new ConformanceException($"{Name}: broken rule \"{Rule}\" {broken.GetType().Name}: {broken.Message}", broken);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
