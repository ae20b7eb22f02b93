using System.Security.Cryptography;
using System.Text;

namespace MultiChat.Photos;

/// <summary>Rule T8: what a photo may be, said by files that mean no good.</summary>
public sealed class MemberPhotoTests
{
    public static TheoryData<string, byte[], string> Photos => new()
    {
        { "png", Pictures.Png(), "image/png" },
        { "png with a profile", Pictures.Png(256, 256, Pictures.PngChunk("iCCP", [1, 2]), Pictures.PngChunk("sRGB", [0])), "image/png" },
        { "the smallest", Pictures.Png(64, 64), "image/png" },
        { "the largest", Pictures.Png(512, 512), "image/png" },
        { "jpeg", Pictures.Jpeg(), "image/jpeg" },
        { "jpeg with a profile", Pictures.Jpeg(256, 256, Pictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1])), "image/jpeg" },
        { "webp, lossy", Pictures.WebP(), "image/webp" },
        { "webp, lossless", Pictures.WebP(lossless: true), "image/webp" },
        { "webp, extended", Pictures.Extended(0x30, 256, 256, Pictures.Chunk("ICCP", [1]), Pictures.Chunk("ALPH", [1, 2]), Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256))), "image/webp" },
    };

    [Theory]
    [MemberData(nameof(Photos))]
    public void A_small_square_picture_is_a_photo(string name, byte[] file, string type)
    {
        var photo = MemberPhoto.Checked(file);

        photo.ContentType.Should().Be(type, name);
        photo.Id.Value.Should().Be(Convert.ToHexStringLower(SHA256.HashData(file)));
        photo.Bytes.ToArray().Should().Equal(file);
    }

    public static TheoryData<string, byte[]> Others => new()
    {
        { "nothing", [] },
        { "text", Encoding.UTF8.GetBytes("hello") },
        { "svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") },
        { "gif", [.. "GIF89a"u8, 0, 1, 0, 1, 0, 0, 0] },
        { "svg behind a png", [.. Pictures.Png(), .. "<svg onload=alert(1)>"u8] },
        { "html behind a jpeg", [.. Pictures.Jpeg(), .. "<script>alert(1)</script>"u8] },
        { "zip behind a webp", [.. Pictures.WebP(), .. "PK\u0003\u0004"u8] },
        { "png of one pixel less", Pictures.Png(63, 63) },
        { "png of one pixel more", Pictures.Png(513, 513) },
        { "png that is not square", Pictures.Png(256, 255) },
        { "huge png", Pictures.Png(int.MaxValue, int.MaxValue) },
        { "png of negative size", Pictures.Png(-1, -1) },
        { "png without pixels", [.. PngPicture.Signature, .. Pictures.PngHeader(256, 256), .. Pictures.PngChunk("IEND", [])] },
        { "png without its end", Pictures.Png()[..^12] },
        { "png with a chunk beyond the end", [.. PngPicture.Signature, .. Pictures.PngHeader(256, 256), 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, 0, 0, 0, 0] },
        { "animated png", Pictures.Png(256, 256, Pictures.PngChunk("acTL", new byte[8])) },
        { "png with text", Pictures.Png(256, 256, Pictures.PngChunk("tEXt", "Comment\0<script>"u8.ToArray())) },
        { "png with exif", Pictures.Png(256, 256, Pictures.PngChunk("eXIf", [1])) },
        { "png with an unknown chunk", Pictures.Png(256, 256, Pictures.PngChunk("evIl", [1])) },
        { "png with two headers", Pictures.Png(256, 256, Pictures.PngHeader(9_999, 9_999)) },
        { "jpeg that is not square", Pictures.Jpeg(256, 257) },
        { "huge jpeg", Pictures.Jpeg(65_535, 65_535) },
        { "jpeg with exif", Pictures.Jpeg(256, 256, Pictures.Segment(0xE1, [.. "Exif\0\0"u8, 1, 2])) },
        { "jpeg with a comment", Pictures.Jpeg(256, 256, Pictures.Segment(0xFE, "<?php"u8.ToArray())) },
        { "jpeg of two frames", Pictures.Jpeg(256, 256, Pictures.Frame(0xC0, 9_999, 9_999)) },
        { "lossless jpeg", [0xFF, 0xD8, .. Pictures.Frame(0xC3, 256, 256), .. Pictures.Segment(0xDA, [1]), 0xFF, 0xD9] },
        { "jpeg without a scan", [0xFF, 0xD8, .. Pictures.Frame(0xC0, 256, 256), 0xFF, 0xD9] },
        { "jpeg of a frame too short", [0xFF, 0xD8, .. Pictures.Segment(0xC0, [8, 1, 0]), .. Pictures.Segment(0xDA, [1]), 0xFF, 0xD9] },
        { "jpeg with a segment beyond the end", [0xFF, 0xD8, 0xFF, 0xDB, 0xFF, 0xFF, 1, 2] },
        { "jpeg with a segment of no length", [0xFF, 0xD8, 0xFF, 0xDB, 0, 0, 0xFF, 0xD9] },
        { "jpeg without its end", Pictures.Jpeg()[..^2] },
        { "webp that is not square", Pictures.WebP(256, 128) },
        { "huge webp", Pictures.WebP(16_383, 16_383) },
        { "animated webp", Pictures.Extended(0x02, 256, 256, Pictures.Chunk("ANIM", new byte[6]), Pictures.Chunk("ANMF", new byte[24])) },
        { "webp with frames that it does not tell of", Pictures.Extended(0, 256, 256, Pictures.Chunk("ANMF", new byte[24]), Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256))) },
        { "webp with exif", Pictures.Extended(0x08, 256, 256, Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256)), Pictures.Chunk("EXIF", [1])) },
        { "webp with exif that it does not tell of", Pictures.Extended(0, 256, 256, Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256)), Pictures.Chunk("EXIF", [1])) },
        { "webp of another size within", Pictures.Extended(0, 256, 256, Pictures.Chunk("VP8 ", Pictures.Lossy(9_999, 9_999))) },
        { "webp of two pictures", Pictures.Riff(Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256)), Pictures.Chunk("VP8 ", Pictures.Lossy(256, 256))) },
        { "webp of none", Pictures.Riff() },
        { "webp of another length", [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. Pictures.WebP()[8..]] },
        { "webp with a chunk beyond the end", Pictures.Riff([.. "VP8 "u8, 0xFF, 0xFF, 0xFF, 0x7F, 0x10, 0, 0, 0x9D, 1, 0x2A, 0, 1, 0, 1]) },
        { "sound", [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_refused(string name, byte[] file) => Refuse(file, name);

    [Fact]
    public void A_photo_has_64_KB_at_most()
    {
        byte[] Of(int length) => Pictures.Png(256, 256, Pictures.PngChunk("IDAT", new byte[length - Pictures.Png().Length - 12]));

        MemberPhoto.Checked(Of(65_536)).Bytes.Length.Should().Be(65_536);
        Refuse(Of(65_537), "one byte more");
    }

    [Fact]
    public void A_photo_that_ends_anywhere_is_none()
    {
        foreach (var file in Photos.Select(row => (byte[])row[1]))
        {
            for (var length = 0; length < file.Length; length++)
            {
                Refuse(file[..length], $"{length} of {file.Length} bytes");
            }
        }
    }

    [Fact]
    public void Whatever_a_byte_is_there_is_an_answer()
    {
        foreach (var file in Photos.Select(row => (byte[])row[1]))
        {
            for (var place = 0; place < file.Length; place++)
            {
                foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
                {
                    byte[] spoiled = [.. file];
                    spoiled[place] = value;
                    FluentActions.Invoking(() => Look(spoiled)).Should().NotThrow();
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("../3456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    public void A_name_is_64_lower_case_digits(string? text) => PhotoId.Find(text).Should().BeNull();

    private static void Look(byte[] file)
    {
        try
        {
            MemberPhoto.Checked(file);
        }
        catch (Refusal)
        {
            // An answer, too.
        }
    }

    private static void Refuse(byte[] file, string because) =>
        FluentActions.Invoking(() => MemberPhoto.Checked(file)).Should().Throw<Refusal>(because).Which.Should().Match<Refusal>(refusal =>
            refusal.Code == RefusalCode.InvalidField && Equals(refusal.Facts["member"], "photo"));
}
