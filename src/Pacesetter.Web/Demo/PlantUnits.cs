using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>Lays out the tree of the demonstration: parents before children, numbered from 1 in the order of the roster.</summary>
internal sealed class PlantUnits(DemoWords words, DemoSize size, Month openFrom, ulong seed)
{
    private readonly Dice dice = new(seed);
    private readonly Naming naming = new(words);
    private readonly List<DemoUnit> units = [];
    private bool atHome;

    public List<DemoUnit> Run()
    {
        if (size.Units <= DemoSize.City.Units) PlantCity(null, 0, words.City, size.Units);
        else PlantProvince();
        GiveCharacter();
        return units;
    }

    private void PlantProvince()
    {
        var root = Plant(null, "530000", words.Province, "province", "");
        var share = (size.Units - 1) / (words.Cities.Count + 1);
        for (var i = 0; i <= words.Cities.Count; i++)
            PlantCity(root, i, i == 0 ? words.City : words.Cities[i - 1], i == 0 ? size.Units - 1 - (share * words.Cities.Count) : share);
    }

    private void PlantCity(DemoUnit? above, int index, string name, int budget)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"53{99 - index}");
        var city = Plant(above, prefix + "00", name, "city", "");
        city.Pace = index == 0 ? 0.93 : 0.7 + (0.25 * dice.Share());
        var organs = Math.Min(words.CityOrgans.Count, budget / 20);
        foreach (var organ in words.CityOrgans.Take(organs)) Below(city, name[..^1] + organ, "organ", OrganField(organ));
        var counties = index == 0 ? words.Counties : dice.Some(words.Elsewhere, 6).ConvertAll(county => new CountyWords { Name = county, Pace = Math.Clamp(city.Pace + (0.12 * dice.Bell()), 0.5, 0.97), Stalled = 0.01 });
        var rest = budget - organs - 1 - counties.Count;
        var weight = counties.Sum(county => county.Weight);
        var planted = counties.ConvertAll(county => PlantCounty(city, prefix, county));
        for (var i = 0; i < counties.Count; i++)
        {
            var share = i == counties.Count - 1 ? rest : (int)(rest * counties[i].Weight / weight);
            (rest, weight) = (rest - share, weight - counties[i].Weight);
            atHome = index == 0 && counties[i].Name == words.Home.County;
            FillCounty(planted[i], share);
        }
    }

    private DemoUnit PlantCounty(DemoUnit city, string prefix, CountyWords county)
    {
        city.Children++;
        var unit = Plant(city, string.Create(CultureInfo.InvariantCulture, $"{prefix}{units.Count(other => other.Parent == city && other.Tier == "county") + 1:00}"), county.Name, "county", "");
        (unit.Pace, unit.StalledBelow) = (county.Pace, county.Stalled);
        return unit;
    }

    private void FillCounty(DemoUnit county, int budget)
    {
        var end = units.Count + budget;
        var stem = county.Row.Name;
        var organs = words.CountyOrgans.Take(Math.Clamp(budget * 15 / 100, 2, words.CountyOrgans.Count)).Select(organ => Below(county, stem + organ, "county-organ", OrganField(organ))).ToList();
        var names = dice.Some(words.Townships.Where(name => !words.Home.Township.StartsWith(name, StringComparison.Ordinal)).Select(name => name + words.Tiers["town"]).ToList(), 40);
        if (atHome) names.Insert(0, words.Home.Township);
        var towns = new List<DemoUnit>();
        var streets = stem.EndsWith(words.Tiers["district"], StringComparison.Ordinal) ? dice.Some(words.Streets, 4) : [];
        var count = Math.Clamp(budget * 7 / 100, 1, 18);
        for (var i = 0; i < count; i++)
        {
            var urban = i < Math.Min(streets.Count, (count + 1) / 2);
            towns.Add(Below(county, urban ? streets[i] + words.Tiers["street"] : names[i], "township", urban ? "community" : "rural"));
        }
        var villages = PlantVillages(towns, Math.Min((end - units.Count) * 7 / 10, count * 14));
        PlantBranches(towns, organs, villages, end);
    }

    private List<DemoUnit> PlantVillages(List<DemoUnit> towns, int count)
    {
        // The home village's name is its own, so that searching for it finds one.
        var taken = towns.ConvertAll(_ => new HashSet<string> { words.Home.Village[..^words.BranchSuffix.Length] });
        var villages = new List<DemoUnit>();
        if (atHome) villages.Add(Below(towns[0], words.Home.Village, "village", "rural", home: true));
        for (var i = villages.Count; i < count; i++)
        {
            var town = i % towns.Count;
            var urban = towns[town].Field == "community" || dice.Chance(0.06);
            var name = naming.Village(dice, urban, taken[town]) + (dice.Chance(0.7) ? words.BranchSuffix : words.GeneralBranchSuffix);
            villages.Add(Below(towns[town], name, "village", urban ? "community" : "rural"));
        }
        return villages;
    }

    /// <summary>Deals what is left in rounds, so that a small city has schools and hospitals and a large one branches everywhere.</summary>
    private void PlantBranches(List<DemoUnit> towns, List<DemoUnit> organs, List<DemoUnit> villages, int end)
    {
        string[] kinds = ["school", "hospital", "new-organisation", "state-enterprise", "new-organisation", "school"];
        for (var round = 0; ; round++)
        {
            foreach (var town in towns)
                for (var i = 0; i < kinds.Length; i++)
                {
                    if (units.Count >= end) return;
                    var pool = words.Branches[kinds[i]];
                    var turn = (round * (kinds.Count(kind => kind == kinds[i]))) + kinds.Take(i).Count(kind => kind == kinds[i]);
                    Below(town, naming.Branch(town.Row.Name, pool[(turn + (town.Id % 3)) % pool.Count], turn / pool.Count), "branch", kinds[i]);
                }
            foreach (var place in organs.Concat(villages.Where(village => !village.IsHome)))
            {
                if (units.Count >= end) return;
                Below(place, PlaceOf(place) + naming.Numbered(round), "branch", place.Field);
            }
        }
    }

    private string PlaceOf(DemoUnit unit)
    {
        var name = unit.Row.Name;
        foreach (var suffix in (string[])[words.BranchSuffix, words.GeneralBranchSuffix])
            if (name.EndsWith(suffix, StringComparison.Ordinal)) return name[..^suffix.Length];
        return name;
    }

    private string OrganField(string name) => words.WindowOrgans.Any(window => name.EndsWith(window, StringComparison.Ordinal)) ? "service-window"
        : name.EndsWith(words.Tiers["hospital"], StringComparison.Ordinal) ? "hospital"
        : name.EndsWith(words.Tiers["group"], StringComparison.Ordinal) ? "state-enterprise" : "organ";

    private DemoUnit Below(DemoUnit parent, string name, string tier, string field, bool home = false)
    {
        parent.Children++;
        return Plant(parent, string.Create(CultureInfo.InvariantCulture, $"{parent.Row.Code}{parent.Children:000}"), name, tier, field, home);
    }

    private DemoUnit Plant(DemoUnit? parent, string code, string name, string tier, string field, bool home = false)
    {
        var word = tier == "village" && field == "community" ? "community" : tier == "township" && field == "community" ? "street" : tier;
        var row = new Unit(code, name, words.Tiers[word], openFrom) { Field = field.Length == 0 ? "" : words.Fields[field], Region = code[..6], Ordinal = units.Count + 1 };
        var unit = new DemoUnit(units.Count + 1, row, parent) { Tier = tier == "organ" ? "city-organ" : tier, Field = field, IsHome = home, IsNear = atHome || parent is null || tier is "city" or "county" };
        units.Add(unit);
        return unit;
    }

    /// <summary>Pace differs more within a county than between counties; who stays at the mobilisation meeting is spread evenly below each county.</summary>
    private void GiveCharacter()
    {
        var due = new Dictionary<DemoUnit, double>();
        foreach (var unit in units)
        {
            var own = new Dice(seed ^ ((ulong)unit.Id * 0x9E3779B97F4A7C15));
            var people = unit.Tier is "branch" ? 2 : 5;
            unit.People = [.. Enumerable.Range(0, people).Select(_ => naming.Person(own))];
            if (unit.Pace == 0) unit.Pace = Math.Clamp((unit.Parent?.Pace ?? 0.93) + (own.Bell() * (unit.Tier is "township" ? 0.16 : 0.12)), 0.3, 0.985);
            if (unit.StalledBelow == 0) unit.StalledBelow = unit.Parent?.StalledBelow ?? 0;
            if (unit.IsHome) (unit.Pace, unit.People) = (0.97, [words.Home.Secretary, .. unit.People.Skip(1)]);
            unit.Row.Secretary = unit.People[0];
            if (unit.Tier is not ("village" or "branch" or "county-organ") || unit.IsHome) continue;
            var county = unit.Parent!;
            while (county.Tier != "county" && county.Parent is not null) county = county.Parent;
            var waiting = due.GetValueOrDefault(county, own.Share()) + (unit.StalledBelow * 1.1);
            unit.Stalled = waiting >= 1;
            due[county] = waiting >= 1 ? waiting - 1 : waiting;
        }
    }
}
