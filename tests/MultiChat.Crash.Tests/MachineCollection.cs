namespace MultiChat.Crash;

/// <summary>Tests that use the machine as a whole: one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MachineCollection
{
    public const string Name = "The machine";
}
