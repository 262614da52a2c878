using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Awards;

/// <summary>A county that honours, its office and its leader, two towns, and a village with two members; it is the 15th of October.</summary>
internal sealed record Jury(Town Town, Unit Village, IReadOnlyList<Member> Members, Visitor Office, Visitor Leader) : IDisposable
{
    private static readonly DateOnly Opened = new(2026, 9, 14), Closed = new(2026, 9, 20), Chosen = new(2026, 9, 21);
    private static readonly AwardHand Secretary = new(900_001, "书记");

    public Recipe Recipe => new Recipes().Of(Town.Campaign);

    public static async Task<Jury> SitAsync(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var village = await town.Site.PlantAsync("柏树村", town.Own, "village");
        await using var db = town.Site.Open();
        // The towns have no plans, which is another test's matter.
        var recipe = town.Campaign.Recipe.Replace("        - { measure: missing-plans, from: 1 }\n", "", StringComparison.Ordinal);
        town = town with { Campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(recipe, town.County.Code, Town.July.First) };
        List<Member> members = [.. Enumerable.Range(1, 2).Select(i => new Member($"{village.Code}-{i}", $"白秀英{i}", village.Id) { Post = "网格员" })];
        db.Members.AddRange(members);
        await db.CommitAsync(new Act("AddMember", village.Id, nameof(Member), village.Code));
        return new(town, village, members, await town.OfficeAboveAsync(), await town.Site.EnterAsync(Role.Leader, town.County, "沈国安"));
    }

    /// <summary>A round whose proposals are closed: two towns that have arrived and been heard, and the village's two members.</summary>
    /// <param name="notice">The notice has run out.</param>
    public async Task<(AwardRound Round, IReadOnlyList<AwardCandidate> Candidates)> RoundAsync(bool notice = false)
    {
        var (rules, place) = (Recipe.Awards!, (Town.Campaign.Id, Town.County.Id));
        var at = Opened.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc);
        var (office, round) = (new AwardHand(900_002, "办公室"), AwardRound.Open(rules, place, "年度评选", Closed, 0, new(900_002, "办公室"), at, Opened));
        List<AwardCandidate> all =
        [
            .. new[] { Town.Own, Town.Other }.Select(unit => Nominate(round, rules.Titles[0], new(unit.Id, null, unit.Name, "", "township", ""), unit.Id)),
            .. Members.Select(member => Nominate(round, rules.Titles[1], new(Village.Id, member.Id, member.Name, member.Post, "village", ""), Town.Own.Id)),
        ];
        var opinions = all.SelectMany(one => rules.Opinions.Select(body => Hear(one, body, office, at))).ToList();
        if (notice)
        {
            round.Choose(rules, rules.Titles.ToDictionary(title => title.Key, title => title == rules.Titles[2] ? 0 : 1), all, all.Select(one => one.Id).ToHashSet(), office, at, Chosen);
            round.PutUp(rules, Recipe.WorkingDays, office, at, Chosen);
        }
        await using var db = Town.Site.Open();
        db.AddRange([round, .. all, .. opinions]);
        await db.CommitAsync(new Act("OpenAwards", Town.County.Id, nameof(AwardRound), round.Id));
        return (round, all);
    }

    private AwardCandidate Nominate(AwardRound round, AwardTitle title, Proposed who, int by) =>
        AwardCandidate.Nominate(round, title, who, $"{who.Name}办成了实事", (by, Town.County.Id), [], Secretary, Opened.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc), Opened);

    private static AwardOpinion Hear(AwardCandidate one, HeardBody body, AwardHand office, DateTime at)
    {
        var opinion = new AwardOpinion(one.Id, body.Key, one.HeadId);
        opinion.Note(true, "经办人", null, office, at);
        return opinion;
    }

    public void Dispose()
    {
        Office.Dispose();
        Leader.Dispose();
    }
}
