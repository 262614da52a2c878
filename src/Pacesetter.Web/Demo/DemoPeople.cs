using System.Globalization;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Web.Accounts;

namespace Pacesetter.Web.Demo;

/// <summary>The people a visitor may enter as, and an account for every unit, so that each act has somebody who did it. None has a password.</summary>
internal sealed class DemoPeople
{
    private readonly List<(string Login, string Name, Role Role, DemoUnit? Unit)> people;

    public DemoPeople(HomeWords home, IReadOnlyList<DemoUnit> units)
    {
        var village = units.First(unit => unit.IsHome);
        var (township, county, city) = (village.Parent!, village.Parent!.Parent!, village.Parent!.Parent!.Parent!);
        people =
        [
            ("office", home.Office, Role.Office, city), ("county", home.CountyOffice, Role.Office, county), ("township", home.TownshipOffice, Role.Office, township),
            ("village", home.Secretary, Role.Secretary, village), ("member", home.Member, Role.Member, village), ("leader", home.Leader, Role.Leader, city),
            ("inspector", home.Inspector, Role.Inspector, city), ("system", home.System, Role.SystemAdmin, null), ("security", home.Security, Role.SecurityAdmin, null),
            ("audit", home.Audit, Role.AuditAdmin, null),
        ];
        foreach (var unit in units) Assign(unit);
    }

    /// <param name="units">Every unit; those without a visitor's account get one of their own.</param>
    public IEnumerable<(Account Account, Grant Grant)> Rows(IEnumerable<DemoUnit> units, DateOnly from)
    {
        for (var i = 0; i < people.Count; i++)
            yield return (Make(i + 1, EnterDemo.Prefix + people[i].Login, people[i].Name), new Grant(i + 1, people[i].Role, people[i].Unit?.Id, from, null));
        foreach (var unit in units.Where(unit => unit.Account > people.Count))
            yield return (Make(unit.Account, "u" + unit.Row.Code, unit.People[0]), new Grant(unit.Account, Acting(unit), unit.Id, from, null));
    }

    private static Role Acting(DemoUnit unit) => unit.Tier is "province" or "city" or "county" or "township" ? Role.Office : Role.Secretary;

    private void Assign(DemoUnit unit)
    {
        var visitor = people.FindIndex(person => person.Unit == unit);
        unit.Account = visitor < 0 ? people.Count + unit.Id : visitor + 1;
        if (visitor >= 0) unit.People = [people[visitor].Name, .. unit.People.Skip(1)];
        var leader = people.FindIndex(person => person.Role == Role.Leader);
        (unit.Above, unit.AboveName) = unit.Parent is { } parent ? (parent.Account, parent.People[0]) : (leader + 1, people[leader].Name);
    }

    private static Account Make(int id, string login, string name) => new()
    {
        Id = id,
        Name = name,
        UserName = login,
        NormalizedUserName = login.ToUpperInvariant(),
        LockoutEnabled = true,
        SecurityStamp = id.ToString("x32", CultureInfo.InvariantCulture),
        ConcurrencyStamp = id.ToString("x32", CultureInfo.InvariantCulture),
    };
}
