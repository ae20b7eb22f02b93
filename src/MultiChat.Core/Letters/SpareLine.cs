namespace MultiChat.Letters;

/// <summary>A line of text that may be left out, such as a phone.</summary>
internal static class SpareLine
{
    /// <summary>The line as it is kept, null where nothing of it is seen; false where it is too long or has what no text may have.</summary>
    public static bool TryRead(string? given, int max, out string? line)
    {
        line = null;
        if (given is null)
        {
            return true;
        }

        if (!KeptText.IsPossible(given))
        {
            return false;
        }

        var clean = CleanText.InOneLine(given).Trim();
        line = Visibility.IsBlank(clean) || clean.Length > max ? null : clean;
        return clean.Length <= max || Visibility.IsBlank(clean);
    }
}
