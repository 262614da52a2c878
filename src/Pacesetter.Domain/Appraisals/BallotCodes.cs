using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Domain.Appraisals;

/// <summary>
/// One-time codes for a ballot: four letters that name the round and twelve that nobody can guess. Only a salted hash of the latter is kept, and
/// it is taken away when the code is used: a row that is no more has neither time nor place among others.
/// </summary>
public static class BallotCodes
{
    public const int SignLength = 4;
    public const int SecretLength = 12;

    // Without what is mistaken for something else when read from paper: 0 O, 1 I L.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string NewSign() => RandomNumberGenerator.GetString(Letters, SignLength);

    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, SecretLength);

    public static string NewSalt() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>As it is printed, in groups of four.</summary>
    public static string Text(string sign, string secret) => string.Join('-', (sign + secret).Chunk(4).Select(group => new string(group)));

    /// <summary>Lower-case hexadecimal HMAC-SHA-256.</summary>
    public static string Hash(string salt, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(salt), Encoding.ASCII.GetBytes(secret)));

    /// <summary>Reads what somebody typed: any case, with or without hyphens and blanks.</summary>
    public static (string Sign, string Secret)? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").ToUpperInvariant().Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '\u2013' or '\u2014' or '\uFF0D'))]);
        return letters.Length == SignLength + SecretLength && letters.All(Letters.Contains) ? (letters[..SignLength], letters[SignLength..]) : null;
    }
}

/// <summary>A code that nobody has used yet.</summary>
public sealed record BallotCode(string Hash, Guid RoundId);

/// <summary>The ballots of a round that were given by code, as one <see cref="Count"/> that is written as a whole.</summary>
/// <param name="Content">A <see cref="Count"/>.</param>
/// <param name="Turn">Grows with every writer, who takes their turn by raising it.</param>
public sealed record BallotBox(Guid RoundId, string Content, int Turn)
{
    public Count Count => Count.Parse(Content);
}
