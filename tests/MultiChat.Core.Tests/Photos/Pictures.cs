using System.Buffers.Binary;
using System.Text;

namespace MultiChat.Photos;

/// <summary>Pictures put together by hand: right in every byte that is looked at, with pixels that nobody decodes.</summary>
internal static class Pictures
{
    public static byte[] Png(int width = 256, int height = 256, params byte[][] more) =>
        [.. PngPicture.Signature, .. PngHeader(width, height), .. more.SelectMany(chunk => chunk), .. PngChunk("IDAT", [1, 2, 3]), .. PngChunk("IEND", [])];

    public static byte[] PngHeader(int width, int height) => PngChunk("IHDR", [.. Big32(width), .. Big32(height), 8, 6, 0, 0, 0]);

    public static byte[] PngChunk(string name, byte[] data) => [.. Big32(data.Length), .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    public static byte[] Jpeg(int width = 256, int height = 256, params byte[][] more) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. more.SelectMany(segment => segment),
        .. Segment(0xDB, new byte[65]), .. Frame(0xC0, width, height), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 0xFF, 0x00, 2, 0xFF, 0xD0, 3, 0xFF, 0xD9,
    ];

    public static byte[] Frame(byte marker, int width, int height) => Segment(marker, [8, .. Big16(height), .. Big16(width), 1, 1, 0x11, 0]);

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Big16(data.Length + 2), .. data];

    /// <summary>A lossy one, or a lossless one.</summary>
    public static byte[] WebP(int width = 256, int height = 256, bool lossless = false) =>
        Riff(lossless ? Chunk("VP8L", Lossless(width, height)) : Chunk("VP8 ", Lossy(width, height)));

    public static byte[] Extended(byte flags, int width, int height, params byte[][] chunks) =>
        Riff([Chunk("VP8X", [flags, 0, 0, 0, .. Little24(width - 1), .. Little24(height - 1)]), .. chunks]);

    public static byte[] Riff(params byte[][] chunks) =>
        [.. "RIFF"u8, .. Little32(4 + chunks.Sum(chunk => chunk.Length)), .. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Chunk(string name, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(name), .. Little32(data.Length), .. data, .. data.Length % 2 == 1 ? new byte[] { 0 } : []];

    public static byte[] Lossy(int width, int height) => [0x10, 0, 0, 0x9D, 0x01, 0x2A, .. Little16(width), .. Little16(height), 9, 9, 9];

    private static byte[] Lossless(int width, int height) => [0x2F, .. Little32((width - 1) | ((height - 1) << 14)), 9, 9];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Little24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Big32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
