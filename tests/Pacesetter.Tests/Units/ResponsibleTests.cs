using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Pledges;

namespace Pacesetter.Tests.Units;

public sealed class ResponsibleTests
{
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly ResponsibleKind Direct = new("direct", new("直接责任人"), false, true);

    [Fact]
    public void Whoever_answered_before_keeps_their_term()
    {
        var one = Begin("赵前进", new(2026, 5, 1));
        one.End(new(2026, 8, 1), Today);
        Assert.True(one.HoldsOn(new(2026, 7, 31)));
        Assert.False(one.HoldsOn(new(2026, 8, 1)));
        Assert.Equal("units.responsible-over", Assert.Throws<BrokenRule>(() => one.End(Today, Today)).Code);
    }

    [Theory]
    [InlineData(" ", 15, "units.responsible-nobody")]
    [InlineData("赵前进", 16, "units.responsible-ahead")]
    public void A_name_and_a_day_that_has_come_are_needed(string name, int day, string code) =>
        Assert.Equal(code, Assert.Throws<BrokenRule>(() => Begin(name, new(2026, 10, day))).Code);

    [Fact]
    public void A_term_does_not_end_before_it_began() =>
        Assert.Equal("units.responsible-before", Assert.Throws<BrokenRule>(() => Begin("赵前进", Today).End(Today.AddDays(-1), Today)).Code);

    [Theory, OnBothDatabases]
    public async Task Named_on_the_page_they_stand_in_the_head_of_every_page_and_the_one_before_is_kept(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        foreach (var (name, day) in ((string, string)[])[("赵前进", "2026-09-01"), ("钱向党", "2026-10-08")])
        {
            using var named = await secretary.SubmitAsync(town.Page("people"), "responsible", ("kind", "direct"), ("person", name), ("post", "副书记"), ("from", day));
            Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        }
        Assert.Contains("直接责任人 钱向党", await secretary.TextAsync(town.Page("plans")), StringComparison.Ordinal);
        Assert.Contains("直接责任人 赵前进", await secretary.TextAsync(town.Page("plans", month: "2026-09")), StringComparison.Ordinal);
        Assert.Contains("赵前进，2026年9月1日至2026年10月8日", await secretary.TextAsync(town.Page("people")), StringComparison.Ordinal);
        using var file = await secretary.GetAsync(town.Page("people/responsible.xlsx"));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task The_secretary_of_the_roster_comes_first_without_being_typed_again(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await using (var db = town.Site.Open())
        {
            var unit = await db.Units.SingleAsync(row => row.Id == town.Own.Id);
            unit.Describe(new(unit.Tier, unit.Field, unit.Industry, unit.Region, "周书记"));
            await db.CommitAsync(new Act("ChangeUnit", unit.Id, nameof(Unit), unit.Code));
        }
        using var office = await town.OfficeAboveAsync();
        var address = $"/units/{town.Own.Code}/responsible";
        Assert.Equal("周书记", (await Branch.CallAsync(office, "GET", address)).GetProperty("responsible")[0].GetProperty("name").GetString());
        await Branch.CallAsync(office, "PUT", address + "/first", new { name = "吴书记" });
        Assert.Equal("吴书记", (await Branch.CallAsync(office, "GET", address)).GetProperty("responsible")[0].GetProperty("name").GetString());
        await Branch.CallAsync(office, "PUT", address + "/first/ending", new { }, HttpStatusCode.NoContent);
        Assert.Equal("周书记", (await Branch.CallAsync(office, "GET", address)).GetProperty("responsible")[0].GetProperty("name").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task What_climbs_past_its_owner_stands_on_the_desk_of_whoever_answers_directly(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var deputy = await town.Site.EnterAsync(Role.Leader, town.Own, "赵前进");
        using var secretary = await town.SecretaryAsync();
        await Branch.CallAsync(secretary, "PUT", $"/units/{town.Own.Code}/responsible/direct", new { name = "赵前进" });
        Assert.DoesNotContain("您负责的单位", await deputy.TextAsync("/desk"), StringComparison.Ordinal);
        await using (var db = town.Site.Open())
        {
            var finding = Finding.Enter(RecipeFiles.Read(RecipeFiles.Speech).Findings!, (town.Campaign.Id, town.Own.Id), new("月计划没有数量", "planning", "slight", new(FindingSource.Self, null, null), new(2026, 9, 1)), new(1, "周正", db.Now, Month.Of(2026, 8)), new(2026, 8, 1));
            db.AddRange(finding, new FindingReminder(finding.Id, town.Own.Id, 1, Rung.Responsible, null, db.Now));
            await db.CommitAsync(new Act("EnterFinding", town.Own.Id, nameof(Finding), finding.Id) { CampaignId = town.Campaign.Id });
        }
        Assert.Contains("您负责的单位", await deputy.TextAsync("/desk"), StringComparison.Ordinal);
        Assert.DoesNotContain("您负责的单位", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
    }

    private static Responsible Begin(string name, DateOnly from) => Responsible.Begin(Direct, (1, 1), new(name, null, null), from, (1, new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc), Today));
}
