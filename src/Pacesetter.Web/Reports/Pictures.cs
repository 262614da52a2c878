using Pacesetter.Domain;
using SkiaSharp;

namespace Pacesetter.Web.Reports;

/// <summary>Draws a picture anew, upright, at a bounded size: what was hidden in the file (place, camera, anything appended) does not come along.</summary>
internal static class Pictures
{
    /// <summary>Longest side in pixels; enough to read a notice on a wall.</summary>
    public const int LongestSide = 2000;

    private const int Quality = 82;

    // A picture file of a few kilobytes can unfold to gigabytes; what a phone takes stays below.
    private const long MostPixels = 60_000_000;
    private const long MostPixelsAtOnce = 25_000_000;

    // One at a time: a large picture takes a hundred megabytes while it is drawn.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <returns>The new file, and what the picture looks like in 64 bits.</returns>
    public static async Task<(byte[] File, long Likeness)> RedrawAsync(byte[] bytes, string name, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            return Redraw(bytes, name);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static (byte[] File, long Likeness) Redraw(byte[] bytes, string name)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw new BrokenRule("reports.picture-unreadable", name);
        var info = codec.Info;
        BrokenRule.Unless((long)info.Width * info.Height <= MostPixels, "reports.picture-too-big", name);
        // JPEG is read at eighths of its size; the next larger one, so that the rest can be scaled down finely.
        var eighths = Math.Ceiling(LongestSide * 8d / Math.Max(info.Width, info.Height));
        var size = codec.GetScaledDimensions((float)Math.Min(1, eighths / 8));
        BrokenRule.Unless((long)size.Width * size.Height <= MostPixelsAtOnce, "reports.picture-too-big", name);
        using var raw = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        BrokenRule.Unless(codec.GetPixels(raw.Info, raw.GetPixels()) is SKCodecResult.Success, "reports.picture-unreadable", name);
        using var upright = Upright(raw, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality) ?? throw new BrokenRule("reports.picture-unreadable", name);
        return (jpeg.ToArray(), LikenessOf(image));
    }

    /// <summary>
    /// The difference hash: eight rows of nine grey fields, a bit for each that is brighter than the next. Pictures of the same thing at another size or quality differ in few bits.
    /// </summary>
    private static long LikenessOf(SKImage image)
    {
        using var small = new SKBitmap(new SKImageInfo(9, 8, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(small);
        canvas.DrawImage(image, SKRect.Create(9, 8), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        var bits = 0L;
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 8; x++)
                bits = (bits << 1) | (small.GetPixel(x, y).Red > small.GetPixel(x + 1, y).Red ? 1L : 0L);
        return bits;
    }

    private static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var scale = Math.Min(1f, LongestSide / (float)Math.Max(raw.Width, raw.Height));
        var (width, height) = (Math.Max(1, (int)(raw.Width * scale)), Math.Max(1, (int)(raw.Height * scale)));
        var bitmap = new SKBitmap(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Concat(Turning(origin, width, height));
        using var image = SKImage.FromBitmap(raw);
        canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return bitmap;
    }

    // The eight ways a camera may have been held (EXIF 2.3, tag 274).
    private static SKMatrix Turning(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
