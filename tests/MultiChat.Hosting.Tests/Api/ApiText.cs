using System.Reflection;
using System.Text;

namespace MultiChat.Hosting.Api;

/// <summary>An assembly's public API as lines of text.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(KindOf(type)).Append(' ').Append(NameOf(type));
            var bases = new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
                .Concat(type.GetInterfaces().Where(contract => contract.Assembly == assembly || contract == typeof(IAsyncDisposable)))
                .Select(NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
            text.AppendLine(bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}");
            foreach (var line in type.GetMembers(Declared).Where(IsVisible).Select(LineOf).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").AppendLine(line);
            }
        }

        return text.ToString();
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo @event => @event.AddMethod is { IsPublic: true },
        _ => false,
    } && !member.Name.Contains('<', StringComparison.Ordinal);

    private static string? LineOf(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo { Name: "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" } => null,
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {method.Name}({Parameters(method)})",
        ConstructorInfo { IsStatic: true } => null,
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo { Name: "EqualityContract" } => null,
        PropertyInfo property => $"{NameOf(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { IsLiteral: true } field => $"const {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{NameOf(field.FieldType)} {field.Name}",
        _ => member.Name,
    };

    private static string Accessors(PropertyInfo property) => string.Join(
        ' ',
        new[]
        {
            property.GetMethod is { } get && IsVisible(get) ? "get;" : null,
            property.SetMethod is { } set && IsVisible(set)
                ? set.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") ? "init;" : "set;"
                : null,
        }.OfType<string>());

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string NameOf(Type type) =>
        type.IsGenericParameter ? type.Name
        : type.IsArray ? $"{NameOf(type.GetElementType()!)}[]"
        : Nullable.GetUnderlyingType(type) is { } inner ? $"{NameOf(inner)}?"
        : type.IsGenericType ? $"{Plain(type).Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : Plain(type);

    private static string Plain(Type type) => type.FullName?.StartsWith("MultiChat", StringComparison.Ordinal) ?? false ? type.FullName.Split('[')[0] : type.Name;
}
