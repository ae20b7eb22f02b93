namespace MultiChat.Photos;

/// <summary>What a photo of a member may be (rule T8). It is looked at, never decoded: whoever makes a page's picture made it small already.</summary>
public static class MemberPhoto
{
    /// <summary>The most bytes.</summary>
    public const int MaxBytes = 65_536;

    /// <summary>The shortest side, in pixels.</summary>
    public const int MinSide = 64;

    /// <summary>The longest side, in pixels.</summary>
    public const int MaxSide = 512;

    /// <summary>
    /// The photo, if it is a whole PNG, JPEG or WebP of one picture and nothing else: square, within the bounds, without animation, without text, place
    /// and camera, and with nothing behind its end.
    /// </summary>
    /// <param name="bytes">The file. The caller no longer changes it.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/> of <c>photo</c>.</exception>
    public static Photo Checked(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw No($"A photo has at most {MaxBytes} bytes.");
        }

        var file = new PictureBytes(bytes);
        var (type, size) = file.StartsWith(PngPicture.Signature) ? ("image/png", PngPicture.Measure(file))
            : file.StartsWith(JpegPicture.Signature) ? ("image/jpeg", JpegPicture.Measure(file))
            : file.StartsWith(WebPPicture.Signature) ? ("image/webp", WebPPicture.Measure(file))
            : throw No("A photo is a PNG, JPEG or WebP.");
        return size is not { } side ? throw No("A photo is one still picture, whole, without metadata.")
            : side.Width != side.Height || side.Width is < MinSide or > MaxSide ? throw No($"A photo is square, of {MinSide} to {MaxSide} pixels.")
            : new Photo { Id = PhotoId.Of(bytes.Span), ContentType = type, Bytes = bytes };
    }

    private static Refusal No(string rule) => Refusal.InvalidField("photo", rule);
}
