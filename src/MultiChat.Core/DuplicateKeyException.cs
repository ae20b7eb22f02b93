namespace MultiChat;

/// <summary>A store was asked to keep a second thing under a key that is unique. Nothing was written.</summary>
/// <param name="key">What is unique, in words: "slug", "site key", "e-mail".</param>
public sealed class DuplicateKeyException(string key) : Exception($"There is one with this {key} already.")
{
    /// <summary>What is unique, in words.</summary>
    public string Key { get; } = key;
}
