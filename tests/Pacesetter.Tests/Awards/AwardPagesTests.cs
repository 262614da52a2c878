using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Findings;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Awards;

public sealed class AwardPagesTests
{
    [Theory, OnBothDatabases]
    public async Task A_village_proposes_and_each_level_passes_on(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (town, village) = (jury.Town, jury.Village);
        using var opened = await jury.Office.SubmitAsync(town.Page("awards", town.County), "open", ("title", "年度评选"), ("nominate-by", "2026-10-20"));
        var round = opened.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        using var secretary = await town.Site.EnterAsync(Role.Secretary, village, "李文清");
        using var refused = await secretary.SubmitAsync(town.Page("awards", village), $"nominate-{round}", ("title", "excellent-member"), ("who", $"m:{jury.Members[0].Number}"), ("reason", " "));
        Assert.Contains("请写理由", (await Visitor.ReadAsync(refused)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using var proposed = await secretary.SubmitAsync(town.Page("awards", village), $"nominate-{round}", ("title", "excellent-member"), ("who", $"m:{jury.Members[0].Number}"), ("reason", "包片联系十八户"));
        var page = new Uri(Visitor.Address, proposed.Headers.Location!).AbsolutePath;
        Assert.Contains("没有不符合的情况", await secretary.TextAsync(page), StringComparison.Ordinal);
        await RefusedAsync(secretary, "POST", $"/awards/{round}/candidates", new { by = village.Code, title = "excellent-member", member = jury.Members[0].Number, reason = "再推荐一次" }, "awards.twice");

        using var township = await town.Site.EnterAsync(Role.Office, town.Own, "罗建国");
        Assert.Contains("有 1 个推荐等着上报", await township.TextAsync("/desk"), StringComparison.Ordinal);
        Assert.Contains("白秀英1", await township.TextAsync(town.Page("awards")), StringComparison.Ordinal);
        await Branch.CallAsync(secretary, "PUT", "/" + page.Trim('/') + "/passing", new { forward = true }, HttpStatusCode.Forbidden);
        using var other = await town.Site.EnterAsync(Role.Office, town.Other);
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(page));
        using var held = await township.SubmitAsync(page, "hold", ("reason", "材料再核一遍"));
        using var forwarded = await township.SubmitAsync(page, "forward", ("reason", "核过了"));
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (held.StatusCode, forwarded.StatusCode));
        Assert.DoesNotContain("等着上报", await township.TextAsync("/desk"), StringComparison.Ordinal);
        Assert.Contains("材料再核一遍", await jury.Office.TextAsync(page), StringComparison.Ordinal);
        using var heard = await jury.Office.SubmitAsync(page, "opinion-discipline", ("speaker", "高建华"), ("agrees", "yes"));
        Assert.Equal(HttpStatusCode.Found, heard.StatusCode);
        Assert.Contains("已听取 1/4", await jury.Office.TextAsync($"/award-rounds/{round}"), StringComparison.Ordinal);
        Assert.DoesNotContain("高建华", await secretary.TextAsync(page), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_of_a_round_its_own_candidates_only(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (round, candidates) = await jury.RoundAsync();
        using var secretary = await jury.Town.Site.EnterAsync(Role.Secretary, jury.Village);
        var links = (await secretary.PageAsync($"/award-rounds/{round.Id}")).QuerySelectorAll("a[href^='/candidates/']").Select(link => link.GetAttribute("href")!);
        Assert.Equal(candidates.Where(one => one.MemberId is not null).Select(one => $"/candidates/{one.Id}").Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_send_candidates_to_the_head_at_the_same_moment_do_not_both_count_the_same(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (round, _) = await jury.RoundAsync();
        var (title, noon) = (jury.Recipe.Awards!.Titles[2], new DateTime(2026, 9, 15, 4, 0, 0, DateTimeKind.Utc));
        await using PacesetterDb first = jury.Town.Site.Open(), second = jury.Town.Site.Open();
        async Task<Func<Task>> SendAsync(PacesetterDb db, Domain.Units.Member member)
        {
            var who = new Proposed(jury.Village.Id, member.Id, member.Name, member.Post, "village", "");
            var candidate = AwardCandidate.Nominate(await db.AwardRounds.FirstAsync(row => row.Id == round.Id), title, who, "办成了实事", (jury.Town.Own.Id, round.UnitId), [], new(900_003, "书记"), noon, DateOnly.FromDateTime(noon));
            db.AwardCandidates.Add(candidate);
            return () => db.CommitAsync(new Act("NominateCandidate", round.UnitId, nameof(AwardCandidate), candidate.Id));
        }
        var (send, late) = (await SendAsync(first, jury.Members[0]), await SendAsync(second, jury.Members[1]));
        await send();
        Assert.Equal("acts.changed-meanwhile", (await Assert.ThrowsAsync<BrokenRule>(late)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_serious_finding_rules_a_town_out_and_says_so_with_a_link(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (round, candidates) = await jury.RoundAsync();
        await using (var db = jury.Town.Site.Open())
        {
            db.Findings.Add(Finding.Enter(jury.Recipe.Findings!, (jury.Town.Campaign.Id, jury.Town.Own.Id), new("水渠没有修", "people", "serious", new(FindingSource.Self, null, null), null), new(0, "督查组", db.Now, db.ThisMonth), db.Today));
            await db.CommitAsync(new Domain.Acts.Act("EnterFinding", jury.Town.Own.Id, nameof(Finding), round.Id));
        }
        await RefusedAsync(jury.Office, "PUT", $"/awards/{round.Id}/shortlist", Shortlist(candidates.Select(one => one.Id)), "awards.hinders-open-findings");
        var page = await jury.Office.PageAsync($"/candidates/{candidates[0].Id}");
        Assert.Contains("有 1 个较重的问题没有销号", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{jury.Town.Page("findings")}']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_shortlist_is_put_up_and_anybody_objects_without_a_name(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (round, candidates) = await jury.RoundAsync();
        var address = $"/award-rounds/{round.Id}";
        await RefusedAsync(jury.Office, "PUT", $"/awards/{round.Id}/shortlist", Shortlist([candidates[0].Id]), "awards.margin");
        using var shortlisted = await jury.Office.SubmitAsync(address, "shortlist", [("places-advanced-organisation", "1"), ("places-excellent-member", "1"), ("places-excellent-worker", "0"), .. candidates.Select(one => ("candidate", (string?)one.Id.ToString()))]);
        Assert.Equal(HttpStatusCode.Found, shortlisted.StatusCode);
        using var nobody = jury.Town.Site.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, await nobody.StatusAsync($"/awards/{round.Id}"));
        using var putUp = await jury.Office.SubmitAsync(address, "put-up");
        Assert.Equal(HttpStatusCode.Found, putUp.StatusCode);

        var notice = await nobody.TextAsync($"/awards/{round.Id}");
        Assert.Contains("李家坝镇", notice, StringComparison.Ordinal);
        Assert.Contains("柏树村：网格员", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("白秀英", notice, StringComparison.Ordinal);
        // Also of somebody who is signed in nothing is kept, if they give no name.
        using var secretary = await jury.Town.SecretaryAsync();
        foreach (var visitor in new[] { nobody, secretary })
        {
            using var sent = await visitor.SubmitAsync($"/awards/{round.Id}", "object", ("candidate", candidates[2].Id.ToString()), ("text", "听说不实"));
            Assert.EndsWith("done=true", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
        await using var db = jury.Town.Site.Open();
        Assert.Equal([null, null], await db.AwardObjections.Where(row => row.RoundId == round.Id).Select(row => row.From).ToListAsync());
        var key = round.Id.ToString();
        Assert.All(await db.Acts.Where(act => act.Name == "RaiseObjection" && act.ObjectId == key).ToListAsync(), act => Assert.Equal((null, "", ""), (act.ActorId, act.ActorName, act.RequestId)));
        await RefusedAsync(jury.Leader, "PUT", $"/awards/{round.Id}/decision", new { candidates = new[] { candidates[0].Id }, number = "青委〔2026〕8号" }, "awards.notice-runs");
    }

    [Theory, OnBothDatabases]
    public async Task Is_decided_when_the_notice_is_over_and_every_objection_answered(DatabaseKind kind)
    {
        using var jury = await Jury.SitAsync(kind);
        var (round, candidates) = await jury.RoundAsync(notice: true);
        await ObjectAsync(jury, round, candidates[0]);
        var (address, decision) = ($"/award-rounds/{round.Id}", new { candidates = new[] { candidates[0].Id }, number = "青委〔2026〕8号" });
        await RefusedAsync(jury.Leader, "PUT", $"/awards/{round.Id}/decision", decision, "awards.objections-open");
        using var township = await jury.Town.Site.EnterAsync(Role.Office, jury.Town.Own);
        await Branch.CallAsync(township, "PUT", $"/awards/{round.Id}/decision", decision, HttpStatusCode.Forbidden);
        await Branch.CallAsync(township, "GET", $"/awards/{round.Id}/objections", expected: HttpStatusCode.Forbidden);
        Assert.DoesNotContain("数字不实", await township.TextAsync(address), StringComparison.Ordinal);
        Assert.Contains("有 1 条公示意见要答复", await jury.Office.TextAsync("/desk"), StringComparison.Ordinal);
        var objection = (await Branch.CallAsync(jury.Office, "GET", $"/awards/{round.Id}/objections")).GetProperty("objections")[0].GetProperty("id").GetString();
        using var answered = await jury.Office.SubmitAsync(address, $"answer-{objection}", ("text", "核过了，属于误会"), ("upheld", "no"));
        using var decided = await jury.Leader.SubmitAsync(address, "decide", ("candidate", candidates[0].Id.ToString()), ("candidate", candidates[2].Id.ToString()), ("number", "青委〔2026〕8号"));
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (answered.StatusCode, decided.StatusCode));
        using var nobody = jury.Town.Site.Anonymous();
        var notice = await nobody.TextAsync($"/awards/{round.Id}");
        Assert.Contains("青委〔2026〕8号", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("王家坝镇", notice, StringComparison.Ordinal);
        Assert.Contains("近年已授予", await HeldAsync(jury, candidates[0].Subject), StringComparison.Ordinal);
        await Branch.CallAsync(jury.Leader, "PUT", $"/candidates/{candidates[0].Id}/withdrawal", new { reason = "受到处分" });
        Assert.DoesNotContain("李家坝镇", await nobody.TextAsync($"/awards/{round.Id}"), StringComparison.Ordinal);
    }

    private static async Task ObjectAsync(Jury jury, Domain.Awards.AwardRound round, Domain.Awards.AwardCandidate candidate)
    {
        await using var db = jury.Town.Site.Open();
        db.AwardObjections.Add(Domain.Awards.AwardObjection.Raise(round, candidate, "数字不实", "一名村民", db.Now, round.Notice!.Until));
        await db.CommitAsync(new Domain.Acts.Act("RaiseObjection", round.UnitId, nameof(Domain.Awards.AwardRound), round.Id));
    }

    /// <summary>What the next round says of the same candidate.</summary>
    private static async Task<string> HeldAsync(Jury jury, string subject)
    {
        var (next, candidates) = await jury.RoundAsync();
        var page = await jury.Office.PageAsync($"/award-rounds/{next.Id}");
        return page.QuerySelector($"a[href='/candidates/{candidates.First(one => one.Subject == subject).Id}']")!.Closest("tr")!.TextContent;
    }

    private static object Shortlist(IEnumerable<Guid> chosen) => new { places = new Dictionary<string, int> { ["advanced-organisation"] = 1, ["excellent-member"] = 1, ["excellent-worker"] = 0 }, candidates = chosen };

    private static async Task RefusedAsync(Visitor by, string method, string address, object body, string code) =>
        Assert.Equal(code, (await Branch.CallAsync(by, method, address, body, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
}
