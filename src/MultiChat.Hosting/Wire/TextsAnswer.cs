namespace MultiChat.Hosting.Wire;

/// <summary>The host's own wording of the pages in one language.</summary>
internal sealed record TextsAnswer
{
    /// <summary>The language of the texts: <c>ru</c>, <c>en</c>, or one that the host added.</summary>
    public required string Language { get; init; }

    /// <summary>All languages that the pages speak.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}
