using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections.Draws;

/// <summary>
/// Keeps the seed of a draw secret between freezing and drawing. The keys stand in the data folder, not in the store, and no backup holds them: whoever reads the
/// store alone cannot foresee a draw. It is not handed to the office instead, for whoever knows the seed while typing the public value in could try in which way of
/// writing it the draw comes out as wanted.
/// </summary>
public sealed class SeedVault(Settings settings)
{
    private const string Purpose = "Pacesetter.Inspections.Draws";

    private readonly Lazy<IDataProtector> protector = new(() => DataProtectionProvider.Create(Folder(settings), with => with.SetApplicationName("pacesetter")).CreateProtector(Purpose));

    public string Seal(string seed) => protector.Value.Protect(seed);

    /// <summary>Whether the seed can still be read: the keys may be gone, as after a restore.</summary>
    public bool Opens(string? sealedSeed) => TryOpen(sealedSeed) is not null;

    /// <exception cref="BrokenRule">inspections.seed-lost.</exception>
    public string Open(string? sealedSeed) => TryOpen(sealedSeed) ?? throw new BrokenRule("inspections.seed-lost");

    private string? TryOpen(string? sealedSeed)
    {
        if (string.IsNullOrEmpty(sealedSeed)) return null;
        try
        {
            return protector.Value.Unprotect(sealedSeed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static DirectoryInfo Folder(Settings settings)
    {
        var path = Path.GetFullPath(Path.Combine(settings.Data, "keys"));
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
