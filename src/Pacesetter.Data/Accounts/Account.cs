using Microsoft.AspNetCore.Identity;

namespace Pacesetter.Data.Accounts;

/// <summary>Somebody who may sign in. What they may do stands in their grants.</summary>
public sealed class Account : IdentityUser<int>
{
    public const int NameLength = 60;

    /// <summary>The person's name, as acts and pages show it.</summary>
    public string Name { get; set; } = "";
}
