namespace MultiChat.Photos;

/// <summary>A photo as it is kept and shown: a small picture of a known kind, never decoded here.</summary>
public sealed record Photo
{
    /// <summary>Its name, by its bytes.</summary>
    public required PhotoId Id { get; init; }

    /// <summary>What its first bytes say it is: <c>image/png</c>, <c>image/jpeg</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The file, at most <see cref="MemberPhoto.MaxBytes"/>. Whoever gives it away changes it no more.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}
