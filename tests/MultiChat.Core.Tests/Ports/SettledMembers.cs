using System.Reflection;

namespace MultiChat.Ports;

/// <summary>What somebody else's code must have to be a storage, a channel or a handler: one member more, and that code no longer builds.</summary>
internal static class SettledMembers
{
    private const string Rule =
        "Ports are settled, because others implement them: what is needed of a storage or a channel later is a new small interface beside the "
        + "port, asked for by `is`, with a stated answer where it is missing (docs/conformance.md, \"What later versions ask for\").";

    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(byte[])] = "byte[]",
        [typeof(void)] = "void",
    };

    /// <summary>One line for each member without a body and each inherited interface: "IMarkStore: ValueTask MergeAsync(ProjectId, …)".</summary>
    public static IEnumerable<string> Of(IEnumerable<Type> types) =>
        types.Where(IsImplementedByOthers).SelectMany(LinesOf).Order(StringComparer.Ordinal);

    /// <summary>What these types ask for otherwise than was settled, and what to do about it.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyCollection<string> settled, IEnumerable<Type> types)
    {
        var now = Of(types).ToList();
        var known = settled.Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.Except(settled, StringComparer.Ordinal).Select(line => known.Contains(TypeOf(line))
                ? $"{line} is new on a settled port. {Rule}"
                : $"{line} is of a new interface: add the line to {nameof(SettledPorts)}, and it is settled too."),
            .. settled.Except(now, StringComparer.Ordinal).Select(line => $"{line} was settled and is gone: who implements it no longer builds. {Rule}"),
        ];
    }

    private static string TypeOf(string line) => line[..line.IndexOf(':', StringComparison.Ordinal)];

    // Records are data of ours, whatever they derive from.
    private static bool IsImplementedByOthers(Type type) => type.IsInterface || (type is { IsAbstract: true, IsSealed: false }
        && type.GetMethod("<Clone>$") is null
        && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(made => made.IsPublic || made.IsFamily));

    private static IEnumerable<string> LinesOf(Type type) =>
    [
        .. type.IsInterface ? type.GetInterfaces().Select(inherited => $"{type.Name}: {inherited.Name}") : [],
        .. type
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.IsAbstract && (method.IsPublic || method.IsFamily))
            .Select(method => $"{type.Name}: {Word(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(one => Word(one.ParameterType)))})"),
    ];

    private static string Word(Type type) => Words.TryGetValue(type, out var word) ? word
        : Nullable.GetUnderlyingType(type) is { } value ? $"{Word(value)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Word))}>"
        : type.Name;
}
