namespace MultiChat.Photos;

/// <summary>Looks at a JPEG: tables, one frame, its scans, the end. What cameras and programs say of themselves (EXIF, comments) is not for strangers.</summary>
internal static class JpegPicture
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    public static ReadOnlySpan<byte> Signature => [0xFF, Start, 0xFF];

    /// <summary>Its size, or null where it is not whole or has what no photo needs.</summary>
    public static PictureSize? Measure(PictureBytes file)
    {
        PictureSize? size = null;
        var hasPixels = false;
        for (long place = 2; file.Has(place, 2) && file.At(place) == 0xFF;)
        {
            var marker = file.At(place + 1);
            if (marker == End)
            {
                return hasPixels && place + 2 == file.Length ? size : null;
            }

            var length = file.BigEndian16(place + 2);
            if (length < 2 || !file.Has(place + 2, length) || !IsHarmless(marker))
            {
                return null;
            }

            if (IsFrame(marker))
            {
                if (size is not null || length < 8)
                {
                    return null;
                }

                size = new PictureSize(file.BigEndian16(place + 7), file.BigEndian16(place + 5));
            }

            place += 2 + length;
            if (marker == Scan)
            {
                hasPixels = true;
                place = EndOfScan(file, place);
            }
        }

        return null;
    }

    /// <summary>Baseline, extended and progressive; nothing else is shown by every browser.</summary>
    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;

    /// <summary>Frames, tables, restart intervals, scans, and of what applications add: JFIF, colour profiles and Adobe's colour marker.</summary>
    private static bool IsHarmless(byte marker) => IsFrame(marker) || marker is 0xC4 or 0xDB or 0xDD or Scan or 0xE0 or 0xE2 or 0xEE;

    /// <summary>The next marker behind a scan's data, in which 0xFF is followed by zero or a restart.</summary>
    private static long EndOfScan(PictureBytes file, long place)
    {
        while (file.Has(place, 2) && (file.At(place) != 0xFF || file.At(place + 1) is 0x00 or (>= 0xD0 and <= 0xD7)))
        {
            place++;
        }

        return place;
    }
}
