using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Domain.Inspections.Draws;

/// <summary>
/// A draw that was made, with all that is needed to make it again: the frame, the seed that is secret no more, the public value, and who came out.
/// Whoever has the file needs nothing else, see <c>pacesetter draw verify</c>.
/// </summary>
/// <param name="Secret">Lower-case hexadecimal of the seed.</param>
/// <param name="Value">The public value, as it was typed in.</param>
/// <param name="DrawnAt">In UTC.</param>
public sealed record Certificate(DrawFrame Frame, string Secret, string Value, DateTime DrawnAt, IReadOnlyList<Drawn> Drawn)
{
    /// <summary>Of the whole text before the last line.</summary>
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));

    public string Text => $"{Body}seal\t{Seal}\n";

    private string Body
    {
        get
        {
            var text = new StringBuilder(Frame.Text);
            FrameText.Line(text, "frame", Frame.Hash);
            FrameText.Line(text, "secret", Secret);
            FrameText.Line(text, "value", Value);
            FrameText.Line(text, "drawn-at", DrawnAt.ToString(FrameText.TimeFormat, CultureInfo.InvariantCulture));
            FrameText.Line(text, "drawn", FrameText.Number(Drawn.Count));
            foreach (var one in Drawn) FrameText.Line(text, [one.Code, one.Stratum, $"{FrameText.Number(one.Numerator)}/{FrameText.Number(one.Denominator)}", .. one.Inspectors]);
            return text.ToString();
        }
    }

    /// <summary>Draws.</summary>
    /// <exception cref="BrokenRule">inspections.secret-not-committed, inspections.value-missing.</exception>
    public static Certificate Make(DrawFrame frame, string secret, string? value, DateTime at)
    {
        var said = (value ?? "").Trim();
        BrokenRule.Unless(said.Length > 0 && !said.Any(char.IsControl), "inspections.value-missing");
        BrokenRule.Unless(CommitmentOf(secret) == frame.Head.Commitment, "inspections.secret-not-committed");
        return new(frame, secret, said, at, Drawing.Run(frame, Convert.FromHexString(secret), said));
    }

    public static string NewSecret() => RandomNumberGenerator.GetHexString(Drawing.SeedLength * 2, lowercase: true);

    /// <summary>What is published of a seed before the draw.</summary>
    public static string CommitmentOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(secret)));

    /// <summary>Makes the draw again from the file alone and compares every byte.</summary>
    /// <returns>The draw, and null for <c>Fault</c>; or what is wrong: a word key ending, see <see cref="Fault"/>.</returns>
    public static (Certificate? Certificate, Fault? Fault) Verify(ReadOnlySpan<byte> file)
    {
        Certificate told;
        try
        {
            told = Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or BrokenRule)
        {
            return (null, new("unreadable", e.Message));
        }
        if (CommitmentOf(told.Secret) != told.Frame.Head.Commitment) return (null, new("seed", told.Frame.Head.Commitment));
        var made = Make(told.Frame, told.Secret, told.Value, told.DrawnAt);
        if (Difference(told.Drawn, made.Drawn) is { } code) return (null, new("drawn", code));
        return file.SequenceEqual(Encoding.UTF8.GetBytes(made.Text)) ? (made, null) : (null, new("bytes", made.Seal));
    }

    private static Certificate Read(string text)
    {
        var lines = new LineReader(text);
        var frame = FrameText.Read(lines);
        frame.Check();
        lines.Demand($"frame\t{frame.Hash}");
        var secret = lines.Text("secret");
        if (secret.Length != Drawing.SeedLength * 2 || !secret.All(char.IsAsciiHexDigitLower)) throw new FormatException("secret");
        var certificate = new Certificate(frame, secret, lines.Text("value"), lines.Time("drawn-at"), lines.Each("drawn", null, DrawnOf));
        lines.Demand($"seal\t{certificate.Seal}");
        return lines.AtEnd ? certificate : throw new FormatException("seal");
    }

    private static Drawn DrawnOf(string[] parts)
    {
        var chance = parts.Length > 2 ? parts[2].Split('/') : [];
        return chance.Length == 2 ? new(parts[0], parts[1], LineReader.LongOf(chance[0]), LineReader.LongOf(chance[1]), parts[3..]) : throw new FormatException(parts[0]);
    }

    private static string? Difference(IReadOnlyList<Drawn> told, IReadOnlyList<Drawn> made)
    {
        for (var i = 0; i < Math.Max(told.Count, made.Count); i++)
        {
            if (i >= told.Count || i >= made.Count || told[i] with { Inspectors = made[i].Inspectors } != made[i] || !told[i].Inspectors.SequenceEqual(made[i].Inspectors))
                return (i < made.Count ? made[i] : told[i]).Code;
        }
        return null;
    }
}

/// <summary>Why a certificate was refused.</summary>
/// <param name="Kind">unreadable, seed, drawn or bytes.</param>
/// <param name="Detail">Where, or what would be right.</param>
public sealed record Fault(string Kind, string Detail);
