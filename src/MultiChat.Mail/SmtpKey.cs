namespace MultiChat.Mail;

/// <summary>How an option is written in a configuration.</summary>
/// <param name="Example">For messages: "a whole number".</param>
/// <param name="TrySet">Sets the option to what is written, or says that it cannot be. An empty text is no value.</param>
internal sealed record SmtpKey(string Example, Func<SmtpOptions, string, bool> TrySet)
{
    /// <summary>Any text.</summary>
    /// <param name="set">Is given null for an empty one.</param>
    public static SmtpKey Text(Action<SmtpOptions, string?> set) => new("a text", (options, text) =>
    {
        set(options, text.Length == 0 ? null : text);
        return true;
    });
}
