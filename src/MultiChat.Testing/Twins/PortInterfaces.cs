using System.Reflection;
using System.Reflection.Emit;

namespace MultiChat.Testing.Twins;

/// <summary>Which of the chat's interfaces a store has.</summary>
internal static class PortInterfaces
{
    // What is kept follows from types alone, and there are only so many of them.
    private static readonly Dictionary<string, Type> Joined = new(StringComparer.Ordinal);
    private static readonly ModuleBuilder Module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("MultiChat.Testing.Twins.Joined"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("Joined");

    /// <summary>The public interfaces of MultiChat.Core that a store has, by their names.</summary>
    public static IReadOnlyList<Type> Of(object store, params IReadOnlyCollection<Type> without) =>
    [
        .. store.GetType().GetInterfaces()
            .Where(known => known.IsPublic && known.Assembly == typeof(ChatStorage).Assembly && !without.Contains(known))
            .OrderBy(known => known.FullName, StringComparer.Ordinal),
    ];

    /// <summary>One interface that is all of these: a proxy takes one.</summary>
    public static Type Join(IReadOnlyList<Type> all)
    {
        var name = string.Join(" and ", all.Select(known => known.FullName!.Replace('.', '_')));
        lock (Joined)
        {
            return Joined.TryGetValue(name, out var known) ? known : Joined[name] = Define(name, all);
        }
    }

    private static Type Define(string name, IReadOnlyList<Type> all)
    {
        var joined = Module.DefineType(name, TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        foreach (var one in all)
        {
            joined.AddInterfaceImplementation(one);
        }

        return joined.CreateType();
    }
}
