using System.Collections.Concurrent;

namespace MultiChat.Testing.Twins;

/// <summary>
/// A storage that is another one but for some ports: another store stands there, or an object whose methods take the place of the store's.
/// </summary>
internal class OverriddenStorage(ChatStorage inner) : DelegatingStorage(inner)
{
    private readonly Dictionary<string, object> _overrides = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> _overridden = new(StringComparer.Ordinal);

    /// <summary>What takes the place of a port, or of some of its methods.</summary>
    /// <param name="port">The port's name, as <see cref="ChatStorage"/> has it.</param>
    public object this[string port]
    {
        init => _overrides[typeof(ChatStorage).GetProperty(port) is null ? throw new ArgumentException($"There is no port {port}.", nameof(port)) : port] = value;
    }

    /// <inheritdoc/>
    protected override TPort Port<TPort>(TPort port, string name) => _overridden.TryGetValue(name, out var known)
        ? (TPort)known
        : (TPort)_overridden.GetOrAdd(name, Overridden(port, _overrides.GetValueOrDefault(name)));

    private static TPort Overridden<TPort>(TPort port, object? instead)
        where TPort : class =>
        instead is null ? port : instead as TPort ?? OverriddenPort.Of(port, instead);
}
