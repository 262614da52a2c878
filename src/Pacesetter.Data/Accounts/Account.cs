using Microsoft.AspNetCore.Identity;

namespace Pacesetter.Data.Accounts;

/// <summary>Somebody who may sign in. What they may do stands in their grants.</summary>
public sealed class Account : IdentityUser<int>
{
    public const int NameLength = 60;

    /// <summary>A lock-out until then was set by the security administrator, not by wrong passwords.</summary>
    public static readonly DateTimeOffset Forever = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The person's name, as acts and pages show it.</summary>
    public string Name { get; set; } = "";

    /// <summary>When the present password was chosen; null as long as there is none.</summary>
    public DateTime? PasswordSet { get; set; }

    public bool IsLocked => LockoutEnd >= Forever;
}
