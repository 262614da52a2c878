namespace Pacesetter.Domain.Accounts;

/// <summary>What an account may be in a unit and everything below it. The three administrators see no business data.</summary>
public enum Role
{
    /// <summary>活动办: carries the campaign, plans, approves, manages people and units of its subtree.</summary>
    Office = 1,

    /// <summary>书记: plans and reports for the unit, and for units below that have no computer.</summary>
    Secretary = 2,

    Member = 3,

    /// <summary>领导: sees, approves and comments.</summary>
    Leader = 4,

    Inspector = 5,

    SystemAdmin = 11,

    SecurityAdmin = 12,

    AuditAdmin = 13,
}

public static class Roles
{
    extension(Role role)
    {
        /// <summary>One of the three separated administrators (三员), who see no business data.</summary>
        public bool IsAdministrator => role >= Role.SystemAdmin;

        /// <summary>A campaign office may give it within its own subtree.</summary>
        public bool IsDelegable => !role.IsAdministrator;

        /// <summary>Given by an office, it holds only on units below the office's own: nobody is given as much as the giver has.</summary>
        public bool OnlyBelow => role is Role.Office;
    }
}
