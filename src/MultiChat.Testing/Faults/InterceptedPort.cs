using System.Reflection;
using MultiChat.Commits;
using MultiChat.Testing.Twins;

namespace MultiChat.Testing.Faults;

/// <summary>Hands each call of one port to the interceptor. Awaits and nothing else: no hop to another thread.</summary>
internal sealed class InterceptedPort
{
    private readonly string _port;
    private readonly object _inner;
    private readonly IStoreInterceptor _interceptor;

    private InterceptedPort(string port, object inner, IStoreInterceptor interceptor) => (_port, _inner, _interceptor) = (port, inner, interceptor);

    /// <summary>A store with every call passed through an interceptor.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="port">Which port it is, as <see cref="ChatStorage"/> names it.</param>
    /// <param name="interceptor">What each call passes through.</param>
    public static TPort Of<TPort>(TPort inner, string port, IStoreInterceptor interceptor)
        where TPort : class =>
        PortTwin.Of(inner, new InterceptedPort(port, inner, interceptor).Pass);

    private object? Pass(MethodInfo method, object?[] arguments)
    {
        if (method.IsSpecialName)
        {
            // A property is what a store says of itself, and asks nobody.
            return method.InvokeOn(_inner, arguments);
        }

        var answer = AwaitedAnswer.Of(method);
        var cancellation = (CancellationToken)arguments[^1]!;
        var given = new ArraySegment<object?>(arguments, 0, arguments.Length - 1);
        var call = new StoreCall
        {
            Name = $"{_port}.{method.Name}",
            Writes = !Reads(method.Name) || Array.Exists(arguments, one => one is true),
            Arguments = given,
            Commit = Array.Find(arguments, one => one is DialogCommit) as DialogCommit,
        };
        return answer.Pass(_interceptor, call, Make, cancellation);

        // An interceptor may make the call later, more than once, and with another token.
        object? Make(CancellationToken token) => method.InvokeOn(_inner, token == cancellation ? arguments : [.. given, token]);
    }

    /// <summary>Ports name what only looks by these words. A flag says that more is done than to look: a session that is found is ended.</summary>
    private static bool Reads(string method) =>
        method.StartsWith("Find", StringComparison.Ordinal)
        || method.StartsWith("List", StringComparison.Ordinal)
        || method.StartsWith("Read", StringComparison.Ordinal)
        || method.StartsWith("Search", StringComparison.Ordinal)
        || method.StartsWith("Count", StringComparison.Ordinal);
}
