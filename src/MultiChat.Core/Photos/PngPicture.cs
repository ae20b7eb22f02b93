namespace MultiChat.Photos;

/// <summary>Looks at a PNG: the header, then chunks that describe colours and pixels, then the end.</summary>
internal static class PngPicture
{
    private const int ChunkFrame = 12;

    private static readonly string[] Harmless = ["PLTE", "tRNS", "IDAT", "sRGB", "gAMA", "cHRM", "cICP", "iCCP", "sBIT", "bKGD", "pHYs"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Its size, or null where it is not whole, moves, or has what no photo needs.</summary>
    public static PictureSize? Measure(PictureBytes file)
    {
        long place = Signature.Length;
        if (file.BigEndian32(place) != 13 || !file.Says(place + 4, "IHDR"u8))
        {
            return null;
        }

        var size = new PictureSize(file.BigEndian32(place + 8), file.BigEndian32(place + 12));
        var hasPixels = false;
        for (place += 13 + ChunkFrame; file.Has(place, ChunkFrame); place += file.BigEndian32(place) + ChunkFrame)
        {
            if (file.Says(place + 4, "IEND"u8))
            {
                return hasPixels && file.BigEndian32(place) == 0 && place + ChunkFrame == file.Length ? size : null;
            }

            if (!Harmless.Contains(NameAt(file, place + 4), StringComparer.Ordinal))
            {
                return null;
            }

            hasPixels |= file.Says(place + 4, "IDAT"u8);
        }

        return null;
    }

    private static string NameAt(PictureBytes file, long place) =>
        string.Concat((char)file.At(place), (char)file.At(place + 1), (char)file.At(place + 2), (char)file.At(place + 3));
}
