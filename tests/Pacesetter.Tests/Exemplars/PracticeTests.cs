using System.Net;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Exemplars;

public sealed class PracticeTests
{
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly ExemplarHand Hand = new(1, "李文清", new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc), Today);

    [Fact]
    public void Only_what_is_lent_out_is_taken_over_and_never_by_its_own_unit()
    {
        var practice = Practice.Write((1, 7), Guid.CreateVersion7(), "民事代办本", "一事一行。", Hand);
        Assert.Equal("exemplars.not-lent", Refused(() => practice.Adopt(8, Today, Hand)));
        practice.Lend(Hand);
        Assert.Equal("exemplars.own-practice", Refused(() => practice.Adopt(7, Today, Hand)));
        Assert.Equal("exemplars.day-ahead", Refused(() => practice.Adopt(8, Today.AddDays(1), Hand)));
        var used = practice.Adopt(8, Today.AddDays(-3), Hand);
        practice.Withdraw("另有新做法", Hand);
        Assert.Equal("exemplars.not-lent", Refused(() => practice.Adopt(9, Today, Hand)));
        Assert.Equal("exemplars.ends-before", Refused(() => used.End(Today.AddDays(-4), "不合适", Hand)));
        Assert.Equal("exemplars.reason-missing", Refused(() => used.End(Today, " ", Hand)));
    }

    [Fact]
    public void A_visit_needs_a_day_that_has_come_and_one_line()
    {
        var contact = ContactPoint.Begin((1, 7), new("沈国安", "县委书记", null), Today.AddDays(-10), Hand);
        Assert.Equal("exemplars.visit-before", Refused(() => contact.Note(Today.AddDays(-11), "看了产业路", Hand)));
        Assert.Equal("exemplars.day-ahead", Refused(() => contact.Note(Today.AddDays(1), "看了产业路", Hand)));
        Assert.Equal("exemplars.line-missing", Refused(() => contact.Note(Today, "", Hand)));
        contact.End(Today, "工作调整", Hand);
        Assert.Equal("exemplars.ended-already", Refused(() => contact.Note(Today, "看了产业路", Hand)));
    }

    [Theory, OnBothDatabases]
    public async Task A_practice_is_written_at_a_site_lent_from_above_and_used_elsewhere(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        using var neighbour = await town.Site.EnterAsync(Role.Secretary, town.Other, "周正");
        var page = await WrittenAsync(town, secretary);
        Assert.Equal(HttpStatusCode.NotFound, await neighbour.StatusAsync(page));
        using (var own = await secretary.GetAsync(page)) Assert.DoesNotContain("name=\"_handler\" value=\"lend\"", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var lent = await office.SubmitAsync(page, "lend");
        Assert.Equal(HttpStatusCode.Found, lent.StatusCode);
        using var taken = await neighbour.SubmitAsync(page, $"adopt-{town.Other.Code}", ("day", "2026-10-12"));
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        Assert.Contains("1 个单位在用", await secretary.TextAsync(town.Page("practices")), StringComparison.Ordinal);
        Assert.Contains("王家坝镇", await secretary.TextAsync(page), StringComparison.Ordinal);
        using var ended = await neighbour.SubmitAsync(page, $"end-{town.Other.Code}", ("day", "2026-10-14"), ("reason", "改用县里的办法"));
        Assert.Contains("停用原因：改用县里的办法", await secretary.TextAsync(page), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_leader_notes_visits_to_a_contact_point(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var leader = await town.Site.EnterAsync(Role.Leader, town.County, "沈国安");
        using var secretary = await town.SecretaryAsync();
        using var named = await secretary.SubmitAsync(town.Page("contacts"), "contact", ("leader", "沈国安"), ("post", "县委副书记"), ("since", "2026-10-01"));
        var page = new Uri(Visitor.Address, named.Headers.Location!).AbsolutePath;
        using var noted = await leader.SubmitAsync(page, "visit", ("day", "2026-10-13"), ("line", "看了蔬菜大棚，协调了水泵"));
        Assert.Equal(HttpStatusCode.Found, noted.StatusCode);
        Assert.Contains("2026年10月13日：看了蔬菜大棚，协调了水泵", await secretary.TextAsync(town.Page("contacts")), StringComparison.Ordinal);
        using var file = await secretary.GetAsync(town.Page("contacts/export"));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        await Branch.CallAsync(leader, "PUT", page + "/ending", new { reason = "调整" }, HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task A_pairing_shows_the_figures_of_the_unit_before_it_and_now(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        var made = await Branch.CallAsync(secretary, "POST", $"/units/{town.Own.Code}/registers/pairings", new { fields = new { partner = town.Other.Code, form = "service" } }, HttpStatusCode.Created);
        Assert.Contains("结对以来", await secretary.TextAsync(town.Page($"registers/pairings/{made.GetProperty("id").GetString()}")), StringComparison.Ordinal);
    }

    private static async Task<string> WrittenAsync(Town town, Visitor by)
    {
        var site = await Branch.CallAsync(by, "POST", $"/units/{town.Own.Code}/registers/demonstration-sites", new { fields = new { name = "李家坝便民点", level = "county", goal = "小事不出村" } }, HttpStatusCode.Created);
        using var written = await by.SubmitAsync(town.Page($"registers/demonstration-sites/{site.GetProperty("id").GetString()}"), "practice", ("title", "民事代办本"), ("text", "一事一行，周五翻看。"));
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        return new Uri(Visitor.Address, written.Headers.Location!).AbsolutePath;
    }

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
