using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pacesetter.Bench;

/// <summary>Where this source tree lies, and which commit it is.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Commit()
    {
        var start = new ProcessStartInfo("git", ["-C", Root, "describe", "--always", "--dirty"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
