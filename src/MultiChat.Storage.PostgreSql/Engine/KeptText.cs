namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Which texts PostgreSQL can keep: all but those with a NUL or half of a surrogate pair.</summary>
/// <remarks>Looked at before a text is sent: one that cannot be encoded would take the connection, and the whole group, with it.</remarks>
internal static class KeptText
{
    public static bool IsPossible(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is var at && at >= 0)
        {
            if (!char.IsHighSurrogate(rest[at]) || at + 1 == rest.Length || !char.IsLowSurrogate(rest[at + 1]))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }

    /// <exception cref="ArgumentException">The text cannot be kept.</exception>
    public static string Checked(string text) => IsPossible(text)
        ? text
        : throw new ArgumentException("PostgreSQL keeps no text with a NUL or half of a surrogate pair.", nameof(text));
}
