namespace MultiChat.Photos;

/// <summary>Looks at a WebP: a simple one of one chunk, or an extended one with colours and transparency.</summary>
internal static class WebPPicture
{
    private const int FileFrame = 12;
    private const int ChunkFrame = 8;
    private const byte Animation = 0x02;
    private const byte Metadata = 0x0C;

    public static ReadOnlySpan<byte> Signature => "RIFF"u8;

    /// <summary>Its size, or null where it is not whole, moves, or has what no photo needs.</summary>
    public static PictureSize? Measure(PictureBytes file)
    {
        if (!file.Says(8, "WEBP"u8) || file.LittleEndian32(4) + ChunkFrame != file.Length)
        {
            return null;
        }

        PictureSize? canvas = null;
        PictureSize? picture = null;
        long place = FileFrame;
        while (file.Has(place, ChunkFrame))
        {
            var (length, data) = (file.LittleEndian32(place + 4), place + ChunkFrame);
            if (!file.Has(data, length))
            {
                return null;
            }

            if (file.Says(place, "VP8X"u8) && place == FileFrame && length == 10 && (file.At(data) & (Animation | Metadata)) == 0)
            {
                canvas = new PictureSize(file.LittleEndian24(data + 4) + 1, file.LittleEndian24(data + 7) + 1);
            }
            else if (MeasureData(file, place, data, length) is { } size && picture is null)
            {
                picture = size;
            }
            else if (canvas is null || !(file.Says(place, "ICCP"u8) || file.Says(place, "ALPH"u8)))
            {
                return null;
            }

            place = data + length + (length & 1);
        }

        return place == file.Length && (canvas is null || canvas == picture) ? picture : null;
    }

    private static PictureSize? MeasureData(PictureBytes file, long place, long data, long length)
    {
        if (file.Says(place, "VP8 "u8) && length >= 10 && (file.At(data) & 1) == 0 && file.Says(data + 3, [0x9D, 0x01, 0x2A]))
        {
            return new PictureSize(file.LittleEndian16(data + 6) & 0x3FFF, file.LittleEndian16(data + 8) & 0x3FFF);
        }

        if (file.Says(place, "VP8L"u8) && length >= 5 && file.At(data) == 0x2F)
        {
            var bits = file.LittleEndian32(data + 1);
            return new PictureSize((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }

        return null;
    }
}
