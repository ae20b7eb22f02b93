using System.Collections.Concurrent;
using System.Reflection;

namespace MultiChat.Testing.Twins;

/// <summary>Calls methods that are known at run time alone: quickly, and with what they throw as they throw it.</summary>
internal static class Invoking
{
    // What is kept follows from types alone, and is costly to make.
    private static readonly ConcurrentDictionary<MethodInfo, MethodInvoker> Known = new();

    public static object? InvokeOn(this MethodInfo method, object target, object?[] arguments) =>
        Known.GetOrAdd(method, MethodInvoker.Create).Invoke(method.IsStatic ? null : target, arguments.AsSpan());
}
