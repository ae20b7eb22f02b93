using System.Collections.Concurrent;
using MultiChat.Commits;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Conformance;

/// <summary>The ports of a storage and none of their abilities, but for dismissing: as somebody wrote theirs before there was any.</summary>
internal sealed class BareStorage(ChatStorage inner) : DelegatingStorage(inner)
{
    private readonly ConcurrentDictionary<string, object> _bare = new(StringComparer.Ordinal);

    /// <summary>The abilities of a store: what it has beside its port.</summary>
    public static IReadOnlyList<Type> AbilitiesOf(object store, Type port) =>
        [.. PortInterfaces.Of(store).Where(known => !known.IsAssignableFrom(port) && known != typeof(IDismissalStore))];

    protected override TPort Port<TPort>(TPort port, string name) =>
        (TPort)_bare.GetOrAdd(name, _ => OverriddenPort.Without(port, AbilitiesOf(port, typeof(TPort))));
}
