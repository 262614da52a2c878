using System.Text;

namespace Pacesetter.Papers.Sheets;

internal static class Utf16
{
    /// <summary>Replaces halves of surrogate pairs, which no encoding can carry and normalisation refuses.</summary>
    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }
}
