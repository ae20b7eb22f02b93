using System.Runtime.CompilerServices;

namespace MultiChat.Testing.Conformance;

/// <summary>The cases about one port or one subject of all ports.</summary>
internal abstract class StoreSuite
{
    /// <summary>The cases, in no order that matters: each has a storage of its own.</summary>
    public abstract IReadOnlyList<StoreCase> Cases { get; }

    protected StoreCase Case(string rule, Func<StoreFixture, Task> run, [CallerArgumentExpression(nameof(run))] string name = "") =>
        new(Named(name), rule, needsSurvival: false, run);

    protected StoreCase Surviving(
        string rule, Func<StoreFixture, Task> run, [CallerArgumentExpression(nameof(run))] string name = "") =>
        new(Named(name), rule, needsSurvival: true, run);

    private string Named(string name) => $"{GetType().Name.Replace("Suite", "", StringComparison.Ordinal)}.{name}";
}
