namespace Pacesetter.Domain.Acts;

/// <summary>The place of an act in the hash chain: <see cref="Hash"/> covers the act's content and the seal before it.</summary>
public sealed class ActSeal(long number, long actId, string algorithm, string hash)
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; private set; } = number;

    public long ActId { get; private set; } = actId;

    public string Algorithm { get; private set; } = algorithm;

    /// <summary>Lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = hash;
}
