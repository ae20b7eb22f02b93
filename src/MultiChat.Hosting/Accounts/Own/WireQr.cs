using System.Text;
using QRCoder;

namespace MultiChat.Hosting.Accounts;

/// <summary>A QR code for a page to draw: no picture is made here, and the page needs no markup from outside.</summary>
internal sealed record WireQr
{
    /// <summary>The side of the square, in modules, the quiet zone included.</summary>
    public required int Size { get; init; }

    /// <summary>The dark modules as the data of an SVG path.</summary>
    public required string Path { get; init; }

    public static WireQr Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var begin = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x > begin)
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{begin} {y}h{x - begin}v1h-{x - begin}z");
                }
            }
        }

        return new WireQr { Size = rows.Count, Path = path.ToString() };
    }
}
