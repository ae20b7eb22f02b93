using MultiChat.Letters;

namespace MultiChat.Templates;

/// <summary>How names of templates are checked and compared (rule X3).</summary>
public static class TemplateName
{
    internal const string Rule = "A template's name is one line of " + ShownName.Rule + ".";

    /// <summary>The form in which two names are the same: trimmed, NFC, case folded. ё and е stay two letters.</summary>
    /// <param name="name">The name.</param>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FoldedName.Of(name);
    }

    /// <summary>The name as it is kept.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/> of <c>name</c>.</exception>
    internal static string Checked(string given) => ShownName.TryRead(given, out var name) ? name : throw Refusal.InvalidField("name", Rule);
}
