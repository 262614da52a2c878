using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>Two rounds of awards of the city: one of four months ago with its notice, an objection and the decision, and one in which units are proposing, with candidates at every stage of their way.</summary>
internal sealed class DemoAwards(PacesetterDb db, DemoWorld world)
{
    private const int DaysBack = 120;
    private const int DaysToNominate = 20;
    private const int DaysOpen = 12;
    private const int DaysLeft = 6;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x3C6EF372FE94F82B);
    private readonly List<AwardRound> rounds = [];
    private readonly List<AwardCandidate> candidates = [];
    private readonly List<AwardOpinion> opinions = [];
    private readonly List<AwardObjection> objections = [];
    private readonly List<Act> acts = [];
    private Dictionary<int, (int Id, Member Member)> leaders = [];

    private Awarding Rules => world.Recipe.Awards!;

    private WorkingDays Days => world.Recipe.WorkingDays;

    private AwardIdeas Ideas => world.Words.Awards;

    private AwardTitle Organisation => Rules.Titles.First(title => title.About == Subject.Organisations);

    private AwardTitle Member => Rules.Titles.First(title => title.About == Subject.Members);

    /// <param name="members">In the order of their keys, which begin with 1.</param>
    public async Task WriteAsync(List<DemoUnit> units, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        if (world.Recipe.Awards is null || members.Count == 0) return;
        leaders = members.Index().GroupBy(one => one.Item.UnitId).ToDictionary(unit => unit.Key, unit => (unit.First().Index + 1, unit.First().Item));
        var home = units.First(unit => unit.IsHome);
        var city = home.Parent!.Parent!.Parent!;
        var villages = units.Where(unit => unit.Parent?.Parent?.Parent == city && unit.Tier == "village" && unit != home && leaders.ContainsKey(unit.Id)).ToList();
        if (world.Time.Today.AddDays(-DaysBack) >= world.Time.Start.First) Past(city, [.. villages.Where(unit => unit.Parent!.Parent != home.Parent.Parent).Take(3)]);
        Running(city, home, [.. villages.Where(unit => unit.Parent == home.Parent).Take(2)], villages.First(unit => unit.Parent!.Parent != home.Parent.Parent));
        await WriteAsync(rounds, cancellation);
        await WriteAsync(candidates, cancellation);
        await WriteAsync(opinions, cancellation);
        await WriteAsync(objections, cancellation);
        await WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private void Past(DemoUnit city, List<DemoUnit> villages)
    {
        var opened = Days.OnOrAfter(world.Time.Today.AddDays(-DaysBack));
        var round = Open(city, Ideas.Past, opened, opened.AddDays(DaysToNominate), recent: 0);
        var standing = villages.Select((unit, i) => Nominate(round, unit, Organisation, Ideas.Reasons[i % Ideas.Reasons.Count], opened.AddDays(2), city))
            .Concat(villages.Take(2).Select(unit => Nominate(round, unit, Member, Ideas.MemberReason, opened.AddDays(3), city))).ToList();
        foreach (var one in standing) Hear(one, city, opened.AddDays(DaysToNominate + 2), Rules.Opinions.Count);
        var chosen = Days.OnOrAfter(opened.AddDays(DaysToNominate + 5));
        var places = Rules.Titles.ToDictionary(title => title.Key, title => title == Organisation ? 2 : title == Member ? 1 : 0);
        round.Choose(Rules, places, standing, standing.Select(one => one.Id).ToHashSet(), Hand(city), At(chosen, 9), chosen);
        Record("ShortlistCandidates", city, nameof(AwardRound), round.Id, Hand(city), At(chosen, 9));
        round.PutUp(Rules, Days, Hand(city), At(chosen, 10), chosen);
        Record("PutUpNotice", city, nameof(AwardRound), round.Id, Hand(city), At(chosen, 10));
        var objection = AwardObjection.Raise(round, standing[0], Ideas.Objection, null, At(Days.Add(chosen, 2), 20), Days.Add(chosen, 2)) with { Id = keys.Next() };
        objection.Reply(standing[0], false, Ideas.Answer, Hand(city), At(Days.Add(chosen, 4), 15));
        objections.Add(objection);
        Record("AnswerObjection", city, nameof(AwardRound), round.Id, Hand(city), At(Days.Add(chosen, 4), 15), Ideas.Answer);
        var decided = Days.Add(round.Notice!.Until, 2);
        var leader = new AwardHand(city.Above, city.AboveName);
        round.Decide(Rules, [standing[0], standing[1], standing[3]], objections, (string.Format(CultureInfo.InvariantCulture, Ideas.Paper, decided.Year), null), leader, At(decided, 10), decided);
        Record("DecideAwards", city, nameof(AwardRound), round.Id, leader, At(decided, 10));
    }

    /// <summary>One waits in the township, one in the county, one was held back, and one has arrived and been heard in part.</summary>
    private void Running(DemoUnit city, DemoUnit home, List<DemoUnit> near, DemoUnit far)
    {
        var opened = Days.OnOrAfter(world.Time.Today.AddDays(-DaysOpen));
        var (township, county) = (home.Parent!, home.Parent!.Parent!);
        var round = Open(city, Ideas.Running, opened, world.Time.Today.AddDays(DaysLeft), rounds.Count);
        var day = opened.AddDays(3);
        Nominate(round, home, Organisation, Ideas.Reasons[0], day, township);
        if (leaders.ContainsKey(home.Id)) Nominate(round, home, Member, Ideas.MemberReason, day, county);
        foreach (var (i, unit) in near.Index())
        {
            var one = Nominate(round, unit, Organisation, Ideas.Reasons[(i + 1) % Ideas.Reasons.Count], day, township);
            if (i > 0) continue;
            one.KeepBack(round, Ideas.HeldBecause, Hand(township), At(day.AddDays(2), 11));
            Record("HoldCandidateBack", township, nameof(AwardCandidate), one.Id, Hand(township), At(day.AddDays(2), 11), Ideas.HeldBecause);
        }
        Hear(Nominate(round, far, Organisation, Ideas.Reasons[^1], day, city), city, day.AddDays(4), 2);
    }

    private AwardRound Open(DemoUnit city, string title, DateOnly day, DateOnly until, int recent)
    {
        var round = AwardRound.Open(Rules, (world.Campaign, city.Id), title, until, recent, Hand(city), At(day, 9), day, keys.Next());
        rounds.Add(round);
        Record("OpenAwards", city, nameof(AwardRound), round.Id, Hand(city), At(day, 9));
        return round;
    }

    /// <summary>Proposed by the unit or, for a member, by their unit, and passed on until it lies where asked for.</summary>
    private AwardCandidate Nominate(AwardRound round, DemoUnit unit, AwardTitle title, string reason, DateOnly day, DemoUnit until)
    {
        var (id, member) = title.About == Subject.Members ? leaders[unit.Id] : default;
        var who = new Proposed(unit.Id, member is null ? null : id, member?.Name ?? unit.Row.Name, member?.Post ?? "", unit.Tier, unit.Field);
        var one = AwardCandidate.Nominate(round, title, who, reason, (unit.Id, unit.Parent!.Id), [], Hand(unit), At(day, 10), day, keys.Next());
        if (member is not null && unit.IsHome) one.Show(true, Hand(unit), At(day, 10));
        Record("NominateCandidate", unit, nameof(AwardCandidate), one.Id, Hand(unit), At(day, 10), reason);
        for (var at = unit.Parent!; at != until; at = at.Parent!)
        {
            day = day.AddDays(1);
            one.Forward(round, at.Parent!.Id, [], Hand(at));
            Record("ForwardCandidate", at, nameof(AwardCandidate), one.Id, Hand(at), At(day, 14));
        }
        candidates.Add(one);
        return one;
    }

    private void Hear(AwardCandidate one, DemoUnit city, DateOnly day, int bodies)
    {
        foreach (var (i, body) in Rules.Opinions.Take(bodies).Index())
        {
            var opinion = new AwardOpinion(one.Id, body.Key, city.Id);
            opinion.Note(true, Ideas.Speakers[i % Ideas.Speakers.Count], null, Hand(city), At(day, 9 + i));
            opinions.Add(opinion);
        }
    }

    private void Record(string name, DemoUnit unit, string kind, Guid id, AwardHand hand, DateTime at, string? reason = null)
    {
        var act = new Act(name, unit.Id, kind, id) { CampaignId = world.Campaign, Reason = reason };
        act.Sign(hand.Account == 0 ? null : hand.Account, hand.Name, at, "demo");
        acts.Add(act);
    }

    private async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellation) where T : class
    {
        await using var writer = new EntityRows<T>(db);
        await writer.WriteAsync(rows, cancellation);
    }

    private static AwardHand Hand(DemoUnit unit) => new(unit.Account, unit.People[0]);

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 5), DateTimeKind.Utc).AddHours(-8);
}

/// <summary>What is said in rounds of awards, as told in words.yaml.</summary>
internal sealed class AwardIdeas
{
    public string Past { get; init; } = "";
    public string Running { get; init; } = "";

    /// <summary>Number of the paper; {0} is the year.</summary>
    public string Paper { get; init; } = "";
    public List<string> Reasons { get; init; } = [];
    public string MemberReason { get; init; } = "";
    public string HeldBecause { get; init; } = "";
    public List<string> Speakers { get; init; } = [];
    public string Objection { get; init; } = "";
    public string Answer { get; init; } = "";
}
