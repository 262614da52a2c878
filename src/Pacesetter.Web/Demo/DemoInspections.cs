using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Accounts;

namespace Pacesetter.Web.Demo;

/// <summary>Inspections of the city: one of half a year ago with its papers, conclusions and circular, and one that is going on, both really drawn; a third is being written.</summary>
internal sealed class DemoInspections(PacesetterDb db, DemoWorld world)
{
    private const int TeamSize = 2;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x1F83D9ABFB41BD6B);
    private readonly Dice dice = new(world.Seed ^ 0x5BE0CD19137E2179);
    private readonly List<Visit> visits = [];
    private readonly List<Act> acts = [];
    private readonly List<(string Login, TeamMember Person, DemoUnit? House)> team = [];

    private Inspecting Rules => world.Recipe.Inspection!;

    private WorkingDays Days => world.Recipe.WorkingDays;

    private InspectionIdeas Ideas => world.Words.Inspections;

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Recipe.Inspection is null) return;
        var city = units.First(unit => unit.IsHome).Parent!.Parent!.Parent!;
        await HireAsync(units, city, cancellation);
        var below = units.Where(unit => unit != city && GroupOf(unit, city) is not null).ToList();
        var spring = Tell(city, below, Ideas.Spring, world.Time.Running.Add(-6), over: true);
        var autumn = Tell(city, below, Ideas.Autumn, world.Time.Running, over: false);
        await WriteAsync([spring.Inspection, autumn.Inspection, Draft(city)], cancellation);
        await WriteAsync([spring.Draw, autumn.Draw], cancellation);
        await WriteAsync([new InspectionJoin(autumn.Inspection.Id, units.First(unit => unit.IsHome).Parent!.Parent!.Id, city.Id, units.First(unit => unit.IsHome).Parent!.Parent!.Account, world.Time.Now.AddDays(-1))], cancellation);
        await WriteAsync(visits, cancellation);
        await VerifyAsync(spring.Inspection, cancellation);
        await WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    /// <summary>The visitor's inspector and five more; two of them hold an office in a county.</summary>
    private async Task HireAsync(List<DemoUnit> units, DemoUnit city, CancellationToken cancellation)
    {
        var own = world.Words.Home.Inspector;
        var login = EnterDemo.Prefix + "inspector";
        team.Add((login, new(await db.Users.Where(row => row.UserName == login).Select(row => row.Id).FirstAsync(cancellation), own), null));
        var (next, counties) = (units.Max(unit => unit.Account) + 1, units.Where(unit => unit.Parent == city && unit.Tier == "county").ToList());
        foreach (var (i, name) in Ideas.Inspectors.Index())
            team.Add((string.Create(CultureInfo.InvariantCulture, $"inspector{i + 1}"), new(next + i, name), i < 2 ? counties[i % counties.Count] : null));
        await using (var accounts = new EntityRows<Account>(db, account => account.Id))
            await accounts.WriteAsync(team.Skip(1).Select(one => new Account { Id = one.Person.Account, Name = one.Person.Name, UserName = one.Login, NormalizedUserName = one.Login.ToUpperInvariant(), LockoutEnabled = true, SecurityStamp = one.Login, ConcurrencyStamp = one.Login }), cancellation);
        await WriteAsync(team.Skip(1).Select(one => new Grant(one.Person.Account, Role.Inspector, city.Id, world.Time.Start.First, null)), cancellation);
        await WriteAsync(team.Where(one => one.House is not null).Select(one => new Grant(one.Person.Account, Role.Member, one.House!.Id, world.Time.Start.First, null)), cancellation);
    }

    private (Inspection Inspection, InspectionDraw Draw) Tell(DemoUnit city, List<DemoUnit> below, SpotCheckIdea idea, Month month, bool over)
    {
        var from = over ? Days.OnOrAfter(month.Day(8)) : Days.OnOrAfter(world.Time.Today.AddDays(-3));
        var to = over ? Days.OnOrAfter(month.Day(28)) : world.Time.Today.AddDays(30);
        var (announced, drawn) = (Days.Add(from, -8), Days.Add(from, -2));
        var inspection = Inspection.Plan(Rules, Days, world.Campaign, city.Id, new(idea.Title, Ideas.Basis, Ideas.Content, Ideas.Method, from, to, TeamSize)
        {
            Questions = [.. Ideas.Questions.Select(one => one.Question)],
        }, new(city.Account, At(announced, -2)), keys.Next());
        inspection.Announce(Rules, Days, city.Account, At(announced), announced);
        var secret = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Seed}/{idea.Title}")));
        var frame = Frame(inspection, below, city, secret, idea, At(announced, 2), drawn);
        var draw = InspectionDraw.Freeze(frame, "", city.Id, city.Account, keys.Next());
        var certificate = draw.Make(secret, idea.Value, city.Account, At(drawn, 9), drawn);
        Record("AnnounceInspection", city, inspection.Id, (city.Account, city.People[0]), At(announced));
        Record("MakeDraw", city, inspection.Id, (city.Account, city.People[0]), At(drawn, 9));
        var byCode = below.ToDictionary(unit => unit.Row.Code);
        foreach (var (i, one) in certificate.Drawn.Index()) Visit(inspection, city, byCode[one.Code], one, i, over);
        if (over)
        {
            inspection.End(city.Account, At(to, 8));
            inspection.Tell(Circular(inspection, below), issue: true, city.Account, At(Days.Add(to, 3)));
        }
        return (inspection, draw);
    }

    /// <summary>The next one is being written.</summary>
    private Inspection Draft(DemoUnit city)
    {
        var from = Days.OnOrAfter(world.Time.Today.AddDays(40));
        return Inspection.Plan(Rules, Days, world.Campaign, city.Id, new(Ideas.Winter, Ideas.Basis, Ideas.Content, Ideas.Method, from, from.AddDays(20), TeamSize)
        {
            Questions = [.. Ideas.Questions.Take(2).Select(one => one.Question)],
        }, new(city.Account, world.Time.Now.AddDays(-1)), keys.Next());
    }

    private DrawFrame Frame(Inspection inspection, List<DemoUnit> below, DemoUnit city, string secret, SpotCheckIdea idea, DateTime frozen, DateOnly day)
    {
        Dictionary<string, DrawStratum> strata = [];
        List<DrawUnit> units = [];
        foreach (var unit in below)
        {
            if (Rules.StratumOf(unit.Tier, unit.Field) is not { Take: > 0 } rule) continue;
            var group = GroupOf(unit, city)!;
            var key = rule.EachBelow && group != unit ? $"{group.Row.Code}/{rule.Key}" : rule.Key;
            strata.TryAdd(key, new(key, rule.Take));
            units.Add(new(unit.Row.Code, group.Row.Code, key, Rules.Weight + (unit.Stalled ? 20 : 10)));
        }
        return new DrawFrame(new(inspection.Id, inspection.Title, 1, null, null, frozen, idea.Source, day, Certificate.CommitmentOf(secret), TeamSize))
        {
            Strata = [.. strata.Values.OrderBy(one => one.Key, StringComparer.Ordinal)], Units = units, Exclusions = [],
            Inspectors = [.. team.Select(one => new DrawInspector(one.Login, one.Person.Name, one.House is null ? [] : [one.House.Row.Code]))],
        }.Sorted();
    }

    /// <summary>What is over is told and fed back; of what is going on some are drawn, some settled, some begun.</summary>
    private void Visit(Inspection inspection, DemoUnit city, DemoUnit unit, Drawn drawn, int place, bool over)
    {
        var visit = Domain.Inspections.Visit.Of(inspection, unit.Id, drawn, [.. drawn.Inspectors.Select(login => team.First(one => one.Login == login).Person)], keys.Next());
        visits.Add(visit);
        var mine = drawn.Inspectors.Contains(team[0].Login);
        if (!over && !mine && place % 3 == 0) return;
        var day = over ? Days.OnOrAfter(inspection.From.AddDays(place % 10)) : Days.OnOrAfter(place % 3 == 1 ? inspection.From : world.Time.Today.AddDays(2 + (place % 9)));
        visit.Settle(Rules, Days, inspection, day, []);
        if (day >= world.Time.Today) return;
        var person = visit.Team[0];
        visit.Arrive(Days, inspection, person.Account, At(day, 1), day);
        Record("BeginVisit", unit, visit.Id, (person.Account, person.Name), At(day, 1));
        if (!over && mine) return;
        visit.Write(Rules, inspection, Paper(unit), complete: true, new(person.Account, person.Name, At(day, 4)));
        if (over) visit.Conclude(Ideas.Conclusion, city.Account, At(Days.Add(day, 2)));
        else if (place % 2 == 1) visit.Conclude(Ideas.Conclusion, city.Account, At(day, 6));
        if (over && place % 2 == 0) Reply(visit, unit, day, place / 2);
    }

    /// <summary>Some answer the conclusion, and one now and then puts right what it said.</summary>
    private void Reply(Visit visit, DemoUnit unit, DateOnly day, int place)
    {
        visit.Reply(Ideas.Replies[place % Ideas.Replies.Count], (unit.Account, unit.People[0]), At(Days.Add(day, 4)));
        if (place % Ideas.Replies.Count == 0) visit.Reply(Ideas.Amended, (unit.Account, unit.People[0]), At(Days.Add(day, 7)));
    }

    private Paper Paper(DemoUnit unit) => new([.. Ideas.Questions.Select((idea, question) =>
    {
        var thrown = dice.Share();
        var good = unit.Stalled ? 0.2 : 0.35 + (0.5 * unit.Pace);
        var (grade, seen) = thrown < 0.05 ? ("not-seen", (string?)null) : thrown < 0.05 + good ? ("met", dice.Pick(idea.Met)) : thrown < 0.2 + good ? ("partly", dice.Pick(idea.Partly)) : ("not", dice.Pick(idea.Not));
        return new PaperAnswer(question, grade, seen, seen is null ? null : dice.Pick(Ideas.TalkedTo));
    })], []);

    /// <summary>Of what the visited had reported done by then, some was looked at.</summary>
    private async Task VerifyAsync(Inspection inspection, CancellationToken cancellation)
    {
        var (seen, month) = (visits.Where(visit => visit.InspectionId == inspection.Id && visit.Arrival is not null).ToDictionary(visit => visit.UnitId), Month.From(inspection.From));
        var ids = seen.Keys.ToArray();
        var lines = await db.TaskProgress.AsNoTracking().Where(line => ids.Contains(line.UnitId) && line.State == ProgressState.Done && line.Month <= month).OrderBy(line => line.Month).ThenBy(line => line.TaskId).ToListAsync(cancellation);
        foreach (var line in lines.GroupBy(line => line.UnitId).SelectMany(group => group.TakeLast(3)))
        {
            var visit = seen[line.UnitId];
            line.Verify(dice.Chance(0.8), visit.Team[0].Account, visit.HandedIn!.At);
            var (task, of, by, at, confirmed) = (line.TaskId, line.Month.Value, line.Verification!.By, line.Verification.At, line.Verification.Confirmed);
            await db.Database.ExecuteSqlAsync($"UPDATE task_progress SET verification_by = {by}, verification_at = {at}, verification_confirmed = {confirmed} WHERE task_id = {task} AND month = {of}", cancellation);
        }
    }

    private string Circular(Inspection inspection, List<DemoUnit> below)
    {
        var names = below.ToDictionary(unit => unit.Id, unit => unit.Row.Name);
        var lines = visits.Where(visit => visit.InspectionId == inspection.Id && visit.HandedIn is not null)
            .SelectMany(visit => visit.Paper.Answers.Where(one => one is { Grade: "not", Seen: not null }).Select(one => $"{names[visit.UnitId]}: {one.Seen}")).Take(8);
        return $"{inspection.Content}\n\n{string.Join('\n', lines)}\n\n{Ideas.Conclusion}";
    }

    private static DemoUnit? GroupOf(DemoUnit unit, DemoUnit city)
    {
        for (var above = unit; above is not null; above = above.Parent)
            if (above.Parent == city) return above;
        return null;
    }

    private static DateTime At(DateOnly day, int hour = 0) => day.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc).AddHours(hour);

    private void Record(string name, DemoUnit unit, Guid id, (int Account, string Name) actor, DateTime at)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom || !world.Time.HasBeen(at)) return;
        var act = new Act(name, unit.Id, name == "BeginVisit" ? nameof(Domain.Inspections.Visit) : nameof(Inspection), id) { CampaignId = world.Campaign };
        act.Sign(actor.Account, actor.Name, at, "demo");
        acts.Add(act);
    }

    private async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellation) where T : class
    {
        await using var writer = new EntityRows<T>(db);
        await writer.WriteAsync(rows, cancellation);
    }
}

/// <summary>What inspections find, as told in words.yaml.</summary>
internal sealed class InspectionIdeas
{
    public List<string> Inspectors { get; init; } = [];
    public SpotCheckIdea Spring { get; init; } = new();
    public SpotCheckIdea Autumn { get; init; } = new();
    public string Winter { get; init; } = "";
    public string Basis { get; init; } = "";
    public string Content { get; init; } = "";
    public string Method { get; init; } = "";
    public List<QuestionIdea> Questions { get; init; } = [];
    public List<string> TalkedTo { get; init; } = [];
    public string Conclusion { get; init; } = "";
    public List<string> Replies { get; init; } = [];
    public string Amended { get; init; } = "";
}

internal sealed class SpotCheckIdea
{
    public string Title { get; init; } = "";
    public string Source { get; init; } = "";
    public string Value { get; init; } = "";
}

internal sealed class QuestionIdea
{
    public string Text { get; init; } = "";
    public string Check { get; init; } = "";
    public string? Source { get; init; }
    public InspectionQuestion Question => new(Text, Enum.Parse<CheckedBy>(Check, ignoreCase: true), Source);
    public List<string> Met { get; init; } = [];
    public List<string> Partly { get; init; } = [];
    public List<string> Not { get; init; } = [];
}
