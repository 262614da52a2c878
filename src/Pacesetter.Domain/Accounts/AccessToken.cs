namespace Pacesetter.Domain.Accounts;

/// <summary>A personal access token for the API. Only the SHA-256 of the secret is kept.</summary>
public sealed class AccessToken(int accountId, string name, string hash, bool mayWrite, DateTime expires)
{
    public const int NameLength = 60;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int AccountId { get; private set; } = accountId;

    public string Name { get; private set; } = name;

    public string Hash { get; private set; } = hash;

    public bool MayWrite { get; private set; } = mayWrite;

    public DateTime Expires { get; private set; } = expires;
}
