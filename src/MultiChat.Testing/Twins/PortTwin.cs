using System.Reflection;

namespace MultiChat.Testing.Twins;

/// <summary>
/// Stands for one port of a storage: it has the interfaces that the store behind it has, the port's and those of its abilities, and hands every
/// call to one place. No port and no ability needs a twin written by hand.
/// </summary>
internal class PortTwin : DispatchProxy
{
    private Func<MethodInfo, object?[], object?>? _answer;

    /// <summary>A twin of a store.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="answer">Answers a call: the method of the interface, and what it was given.</param>
    /// <param name="without">Abilities that the twin does not have although the store has them.</param>
    public static TPort Of<TPort>(TPort inner, Func<MethodInfo, object?[], object?> answer, params IReadOnlyCollection<Type> without)
        where TPort : class
    {
        var twin = (PortTwin)Create(PortInterfaces.Join(PortInterfaces.Of(inner, without)), typeof(PortTwin));
        twin._answer = answer;
        return (TPort)(object)twin;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer!(targetMethod!, args ?? []);
}
