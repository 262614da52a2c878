using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Pacesetter.Web.Appraisals;

/// <summary>A QR code as a picture within the page: one path, no image to fetch.</summary>
internal static class QrCode
{
    /// <param name="text">What is read from it.</param>
    /// <param name="label">For those who do not see it.</param>
    public static RenderFragment Draw(string text, string label) => builder =>
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "qr");
        builder.AddAttribute(2, "viewBox", $"0 0 {size} {size}");
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", label);
        builder.OpenElement(5, "path");
        builder.AddAttribute(6, "d", PathOf(data));
        builder.CloseElement();
        builder.CloseElement();
    };

    /// <summary>A stroke for every run of dark squares in a line.</summary>
    private static string PathOf(QRCodeData data)
    {
        var path = new StringBuilder();
        foreach (var (y, line) in data.ModuleMatrix.Index())
        {
            for (var x = 0; x < line.Count; x++)
            {
                if (!line[x]) continue;
                var from = x;
                while (x < line.Count && line[x]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
        return path.ToString();
    }
}
