namespace MultiChat.Telemetry;

/// <summary>
/// What is kept and logged of an exception of somebody else's code. Its message may hold a client's words or a secret, so it is masked unless the
/// host says that messages may be shown.
/// </summary>
internal static class FailureText
{
    public const int MaxLength = 200;

    private const string Mask = "***";

    /// <summary>The exception's type and message, or a plain message alone, at most <see cref="MaxLength"/> units.</summary>
    public static string Of(Exception failure, bool showsMessages)
    {
        var text = failure is IPlainMessage ? failure.Message : $"{failure.GetType().Name}: {(showsMessages ? failure.Message : Mask)}";
        var kept = text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        return KeptText.IsPossible(kept) ? kept : $"{failure.GetType().Name}: {Mask}";
    }

    /// <summary>The exception as it is logged.</summary>
    public static Exception ToLog(Exception failure, bool showsMessages) =>
        IsShown(failure, showsMessages) ? failure : new MaskedException(failure);

    /// <summary>Whether two texts are of one cause: an exception of the same type, whatever its message.</summary>
    public static bool IsSameCause(string? earlier, string text) =>
        earlier is not null && CauseOf(earlier).Equals(CauseOf(text), StringComparison.Ordinal);

    private static bool IsShown(Exception failure, bool showsMessages) => showsMessages || failure is IPlainMessage;

    private static string CauseOf(string text) => text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;
}
