using System.Buffers.Binary;

namespace MultiChat.Photos;

/// <summary>A file that a stranger made. Whatever place is asked for, there is an answer: beyond its end there are zeros.</summary>
internal readonly struct PictureBytes(ReadOnlyMemory<byte> bytes)
{
    public int Length => bytes.Length;

    public bool StartsWith(ReadOnlySpan<byte> signature) => bytes.Span.StartsWith(signature);

    public byte At(long place) => place >= 0 && place < bytes.Length ? bytes.Span[(int)place] : (byte)0;

    /// <summary>Whether a stretch is within the file.</summary>
    public bool Has(long place, long length) => place >= 0 && length >= 0 && place + length <= bytes.Length;

    /// <summary>Whether these letters stand there.</summary>
    public bool Says(long place, ReadOnlySpan<byte> letters) => Has(place, letters.Length) && bytes.Span.Slice((int)place, letters.Length).SequenceEqual(letters);

    public long BigEndian16(long place) => Has(place, 2) ? BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[(int)place..]) : 0;

    public long BigEndian32(long place) => Has(place, 4) ? BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(int)place..]) : 0;

    public long LittleEndian16(long place) => Has(place, 2) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[(int)place..]) : 0;

    public long LittleEndian24(long place) => At(place) | (At(place + 1) << 8) | (At(place + 2) << 16);

    public long LittleEndian32(long place) => Has(place, 4) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[(int)place..]) : 0;
}
