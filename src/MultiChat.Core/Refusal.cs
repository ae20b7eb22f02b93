namespace MultiChat;

/// <summary>The domain says no. Nothing was stored. <c>WhyNot…</c> methods return the same refusal that the command throws.</summary>
/// <param name="code">The stable reason.</param>
/// <param name="message">One English sentence for developers.</param>
public sealed class Refusal(RefusalCode code, string message) : Exception(message)
{
    /// <summary>The stable reason.</summary>
    public RefusalCode Code { get; } = code;

    /// <summary>What the refused may know beside the code, by its name on the wire: the current text, who is responsible now. Never null.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = Nothing;

    private static readonly Dictionary<string, object?> Nothing = [];

    /// <summary>There is no such thing for the one who asks; ids of others and ids that do not exist look alike.</summary>
    public static Refusal NotFound() => new(RefusalCode.NotFound, "There is no such thing.");

    /// <summary>Who acts lacks a right.</summary>
    /// <param name="right">The right's name.</param>
    internal static Refusal Forbidden(string right) => new(RefusalCode.Forbidden, $"This needs the {right} right in the project.");

    /// <summary>The project would have no administrator any more (rule T5).</summary>
    internal static Refusal LastAdministrator() =>
        new(RefusalCode.LastAdministrator, "A project keeps one administrator who is not disabled. Make another first.");

    /// <summary>A field breaks its bounds.</summary>
    /// <param name="member">The field's name on the wire.</param>
    /// <param name="message">What the field must be.</param>
    public static Refusal InvalidField(string member, string message) =>
        new(RefusalCode.InvalidField, message) { Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["member"] = member } };
}
