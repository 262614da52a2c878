using Pacesetter.Domain.Accounts;

namespace Pacesetter.Web.Accounts;

internal static class RoleWords
{
    extension(Role role)
    {
        /// <summary>How a role is written in keys of words, in forms and on the command line: office, system-admin.</summary>
        public string Key => role switch
        {
            Role.SystemAdmin => "system-admin",
            Role.SecurityAdmin => "security-admin",
            Role.AuditAdmin => "audit-admin",
            _ => role.ToString().ToLowerInvariant(),
        };
    }

    public static Role? Named(string? key) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role!.Value.Key == key);
}
