namespace MultiChat.Hosting.Wire;

/// <summary>The host's own wording, by language and key.</summary>
internal sealed class Texts(MultiChatOptions options)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The wording of the first language that the pages speak: those that begin with ru, else en.</summary>
    public IReadOnlyDictionary<string, string> For(IEnumerable<string?> languages)
    {
        var russian = languages.FirstOrDefault(language => !string.IsNullOrEmpty(language))?.StartsWith("ru", StringComparison.OrdinalIgnoreCase) ?? false;
        return options.Texts.TryGetValue(russian ? "ru" : "en", out var texts) ? texts.AsReadOnly() : None;
    }
}
