namespace MultiChat.Hosting.Photos;

internal sealed record PhotoInput
{
    /// <summary>The photo's name: the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
