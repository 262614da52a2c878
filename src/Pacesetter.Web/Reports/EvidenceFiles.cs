using System.Security.Cryptography;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Reports;

/// <summary>A file that was checked and may be kept.</summary>
public sealed record CheckedFile(string Name, string ContentType, byte[] Bytes)
{
    /// <summary>See <see cref="Evidence.Likeness"/>.</summary>
    public long? Likeness { get; init; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>The file as evidence of a unit, given just now.</summary>
    public Evidence Keep(int unit, int by, DateTime at) => new(Guid.CreateVersion7(), unit, Name, ContentType, Bytes.Length, Sha256, by, at) { Likeness = Likeness };
}

/// <summary>The folder of evidence, outside the web root: <c>evidence/xx/ID</c> in the data folder.</summary>
public sealed class EvidenceFiles(Settings settings)
{
    /// <summary>Reads and checks what was sent; its content decides, neither its name nor what the browser says. Pictures are drawn anew.</summary>
    /// <exception cref="BrokenRule">reports.file-too-big, reports.file-kind, reports.picture-unreadable, reports.picture-too-big.</exception>
    public static async Task<CheckedFile> CheckAsync(Stream content, string name, CancellationToken cancellation = default)
    {
        name = Clean(name);
        var bytes = await ReadAsync(content, name, cancellation);
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return new(Path.ChangeExtension(name, ".pdf"), "application/pdf", bytes);
        BrokenRule.Unless(IsPicture(bytes), "reports.file-kind", name);
        var (drawn, likeness) = await Pictures.RedrawAsync(bytes, name, cancellation);
        return new(Path.ChangeExtension(name, ".jpg"), "image/jpeg", drawn) { Likeness = likeness };
    }

    public async Task WriteAsync(Guid id, byte[] bytes, CancellationToken cancellation = default)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(bytes, cancellation);
        file.Flush(flushToDisk: true);
    }

    public Stream? Open(Guid id) => File.Exists(PathOf(id)) ? File.OpenRead(PathOf(id)) : null;

    public void Delete(Guid id) => File.Delete(PathOf(id));

    // Version 7 keys begin with the time; their end is what spreads.
    private string PathOf(Guid id) => Path.GetFullPath(Path.Combine(settings.Data, "evidence", id.ToString("N")[^2..], id.ToString("N")));

    private static async Task<byte[]> ReadAsync(Stream content, string name, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            BrokenRule.Unless(kept.Length + read <= Evidence.MaxSize, "reports.file-too-big", name, Evidence.MaxSize / 1024 / 1024);
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8));

    private static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter))).Trim(' ', '.');
        // Room for the extension that the content decides.
        return clean.Length == 0 ? "file" : clean[..Math.Min(clean.Length, Evidence.NameLength - 5)];
    }
}
