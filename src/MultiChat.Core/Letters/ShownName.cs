using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Letters;

/// <summary>A name that people see: of a project, a group, a person.</summary>
internal static class ShownName
{
    public const string Rule = "1 to 100 characters and something to be seen";

    /// <summary>The name as it is kept, unless it is too long, empty to the eye, or has what no text may have.</summary>
    public static bool TryRead([NotNullWhen(true)] string? given, [NotNullWhen(true)] out string? name) => ShownLine.TryRead(given, 100, out name);
}
