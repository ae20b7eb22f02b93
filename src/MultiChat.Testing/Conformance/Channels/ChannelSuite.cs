using System.Runtime.CompilerServices;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>The cases about one subject.</summary>
internal abstract class ChannelSuite
{
    /// <summary>The cases, in no order that matters: each has a far side of its own.</summary>
    public abstract IReadOnlyList<ChannelCase> Cases { get; }

    protected ChannelCase Case(
        string rule, ChannelNeed need, Func<ChannelFixture, Task> run, [CallerArgumentExpression(nameof(run))] string name = "") =>
        new($"{GetType().Name.Replace("Suite", "", StringComparison.Ordinal)}.{name}", rule, need, run);
}
