namespace Pacesetter.Domain.Plans;

/// <summary>A file that shows a result; always optional, at most one for a task and month. The bytes lie outside the web root.</summary>
public sealed record Evidence(Guid Id, int UnitId, string Name, string ContentType, long Size, string Sha256, int By, DateTime At)
{
    /// <summary>10 MB.</summary>
    public const long MaxSize = 10 * 1024 * 1024;
    public const int NameLength = 120;

    /// <summary>What a picture looks like in 64 bits, so that the same one is known again at another size or quality; null for what is no picture.</summary>
    public long? Likeness { get; init; }
}
