using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Letters;

/// <summary>A line that people see.</summary>
internal static class ShownLine
{
    /// <summary>The line as it is kept: cleaned and trimmed. None where it is too long, empty to the eye, or has what no text may have.</summary>
    public static bool TryRead([NotNullWhen(true)] string? given, int most, [NotNullWhen(true)] out string? line)
    {
        line = given is not null && KeptText.IsPossible(given)
            && CleanText.InOneLine(given).Trim() is var clean && clean.Length <= most && !Visibility.IsBlank(clean)
                ? clean
                : null;
        return line is not null;
    }
}
