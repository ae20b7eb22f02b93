using System.Reflection;

namespace MultiChat.Testing.Twins;

/// <summary>
/// A store that is another one but for some methods: each public method of an object takes the place of the one with its name, parameters and
/// answer, on whichever interface of the store that is.
/// </summary>
internal sealed class OverriddenPort
{
    private readonly object _inner;
    private readonly object _overrides;
    private readonly Dictionary<MethodInfo, MethodInfo> _instead;

    private OverriddenPort(object inner, object overrides, IReadOnlyCollection<Type> without)
    {
        (_inner, _overrides) = (inner, overrides);
        _instead = PortInterfaces.Of(inner, without)
            .SelectMany(known => known.GetMethods())
            .Select(method => (Method: method, Override: Find(overrides.GetType(), method)))
            .Where(pair => pair.Override is not null)
            .ToDictionary(pair => pair.Method, pair => pair.Override!);
        if (MethodsOf(overrides.GetType()).Except(_instead.Values).FirstOrDefault() is { } stray)
        {
            throw new ArgumentException(
                $"{stray.DeclaringType!.Name}.{stray.Name} overrides nothing: {inner.GetType().Name} has no method with that name, these parameters and this answer.",
                nameof(overrides));
        }
    }

    /// <summary>The store with these methods instead of its own.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="overrides">An object with the methods; each of its public ones must override one.</param>
    /// <param name="without">Abilities that are left out although the store has them.</param>
    /// <exception cref="ArgumentException">A method overrides nothing.</exception>
    public static TPort Of<TPort>(TPort inner, object overrides, params IReadOnlyCollection<Type> without)
        where TPort : class =>
        PortTwin.Of(inner, new OverriddenPort(inner, overrides, without).Answer, without);

    /// <summary>The store without some of its abilities.</summary>
    public static TPort Without<TPort>(TPort inner, params IReadOnlyCollection<Type> abilities)
        where TPort : class =>
        Of(inner, new object(), abilities);

    private object? Answer(MethodInfo method, object?[] arguments) => _instead.TryGetValue(method, out var instead)
        ? instead.InvokeOn(_overrides, arguments)
        : method.InvokeOn(_inner, arguments);

    private static MethodInfo? Find(Type overrides, MethodInfo method) => MethodsOf(overrides).FirstOrDefault(candidate =>
        candidate.Name == method.Name
        && candidate.ReturnType == method.ReturnType
        && candidate.GetParameters().Select(one => one.ParameterType).SequenceEqual(method.GetParameters().Select(one => one.ParameterType)));

    private static IEnumerable<MethodInfo> MethodsOf(Type overrides) => overrides
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(object));
}
