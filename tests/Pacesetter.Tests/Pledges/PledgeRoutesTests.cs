using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Pledges;

public sealed class PledgeRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task A_pledge_goes_all_the_way_and_every_step_is_an_act_and_a_number(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var member = await branch.MemberAsync();
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        var made = await Branch.CallAsync(member, "POST", $"/units/{branch.Own.Code}/pledges",
            new { text = "每月走访两户", due = "2026-12-20", kind = "post", baseline = 1, target = 2, member = branch.Members[0].Number, named = true }, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal(("vet", "null"), (made.GetProperty("next").GetString(), made.GetProperty("recorder").GetRawText()));

        await RefusedAsync(member, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes }, "accounts.not-yours", HttpStatusCode.Forbidden);
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/return", new { reason = "写明是哪两户" });
        await RefusedAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes }, "pledges.returned");
        await Branch.CallAsync(member, "PUT", $"/pledges/{id}", new { text = "每月走访张家李家", due = "2026-12-20", kind = "post" });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/publication");
        await RefusedAsync(member, "PUT", $"/pledges/{id}/fulfilment", new { kept = false, sentence = "洪水" }, "pledges.cause-missing");
        await Branch.CallAsync(member, "PUT", $"/pledges/{id}/fulfilment", new { kept = true, sentence = "走访二十次" });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/review", new { sentence = "群众认可" });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/conclusion", new { grade = "kept", use = "评优" });
        await RefusedAsync(secretary, "PUT", $"/pledges/{id}/finality", null, "pledges.notice-running");
        await Branch.CallAsync(member, "PUT", $"/pledges/{id}/appeal", new { reason = "应写明次数" });
        await RefusedAsync(secretary, "PUT", $"/pledges/{id}/appeal/answer", new { upheld = true, reason = "是" }, "pledges.own-conclusion");
        var answered = await Branch.CallAsync(office, "PUT", $"/pledges/{id}/appeal/answer", new { upheld = false, reason = "已写明" });
        Assert.Equal("kept", answered.GetProperty("grade").GetString());

        var numbers = await branch.NumbersAsync();
        Assert.Equal((1, 1, 1, 1, 1, 1, 1), (numbers.PledgesMade, numbers.PledgesVetted, numbers.PledgesPublished, numbers.PledgesKept, numbers.PledgesReviewed, numbers.PledgesGraded1, numbers.MembersPledged));
        await using var db = branch.Site.Open();
        Assert.Equal(
            ["ProposePledge", "SendBackPledge", "RewritePledge", "VetPledge", "PublishPledge", "FulfilPledge", "AppraisePledge", "ConcludePledge", "AppealPledge", "AnswerAppeal"],
            await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
        Assert.Equal("每月走访两户", Assert.Single(await db.PledgeDrafts.Where(row => row.PledgeId == Guid.Parse(id)).ToListAsync()).Wording().Text);
        Assert.Equal(member.Account!.Id, (await db.Members.SingleAsync(row => row.Id == branch.Members[0].Id)).AccountId);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_member_says_the_secretary_writes_down_with_both_names(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync(published: true);
        await using var db = branch.Site.Open();
        var pledge = await db.Pledges.SingleAsync(row => row.Id == Guid.Parse(id));
        Assert.Equal(("王建国", branch.Members[0].Id), (pledge.Proposal.Recorder, pledge.MemberId));
        Assert.Equal(branch.Members[0].Name, (await db.Acts.SingleAsync(act => act.ObjectId == id && act.Name == "ProposePledge")).OnBehalfOf);
    }

    [Theory, OnBothDatabases]
    public async Task The_secretary_does_not_vet_the_pledge_of_the_member_that_the_secretary_is(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.Site.EnterAsync(Role.Secretary, branch.Own, branch.Members[1].Name);
        using var office = await branch.OfficeAboveAsync();
        var made = await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/pledges", new { text = "管好账", due = "2026-12-20", kind = "post", member = branch.Members[1].Number }, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString();
        await RefusedAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes }, "pledges.own");
        await Branch.CallAsync(office, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes });
    }

    [Theory, OnBothDatabases]
    public async Task An_organisation_is_vetted_by_the_unit_above(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        var made = await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/pledges", new { text = "修通村道三公里", due = "2026-11-30", kind = "deed" }, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString();
        await RefusedAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes }, "accounts.not-yours", HttpStatusCode.Forbidden);
        await Branch.CallAsync(office, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/publication");
        var next = await Branch.CallAsync(secretary, "POST", $"/pledges/{id}/successor", new { text = "修通村道两公里", due = "2026-12-30", kind = "deed", reason = "资金不足" }, HttpStatusCode.Created);
        Assert.Equal("vet", next.GetProperty("next").GetString());
        Assert.Equal((1, 0), (await branch.NumbersAsync() is var now ? now.PledgesMade : 0, now.PledgesPublished));
    }

    [Theory, OnBothDatabases]
    public async Task A_mobile_member_pledges_where_they_live_and_an_exempt_one_not_at_all(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var host = await branch.Site.PlantAsync("务工地党支部", branch.Township, "branch");
        using var secretary = await branch.Site.EnterAsync(Role.Secretary, host, "陈秀兰");
        using var home = await branch.SecretaryAsync();
        object Asked(string name) => new { text = "在工地做安全员", due = "2026-12-20", kind = "post", member = branch.Members[2].Number, memberName = name };
        await RefusedAsync(secretary, "POST", $"/units/{host.Code}/pledges", Asked(branch.Members[2].Name), "units.member.unknown", HttpStatusCode.NotFound);
        await using var db = branch.Site.Open();
        (await db.Members.SingleAsync(row => row.Id == branch.Members[2].Id)).Mobile = true;
        await db.CommitAsync(new Domain.Acts.Act("ChangeMember", branch.Own.Id, "Member", "x"));
        await RefusedAsync(secretary, "POST", $"/units/{host.Code}/pledges", Asked("别人"), "units.member.unknown", HttpStatusCode.NotFound);
        await Branch.CallAsync(secretary, "POST", $"/units/{host.Code}/pledges", Asked(branch.Members[2].Name), HttpStatusCode.Created);

        var exemption = $"/units/{branch.Own.Code}/members/{branch.Members[1].Number}/exemption";
        await RefusedAsync(home, "PUT", exemption, new { reason = " " }, "pledges.reason-missing");
        await Branch.CallAsync(home, "PUT", exemption, new { reason = "年老体弱" }, HttpStatusCode.NoContent);
        await RefusedAsync(home, "POST", $"/units/{branch.Own.Code}/pledges", new { text = "扫雪", due = "2026-12-20", kind = "deed", member = branch.Members[1].Number }, "pledges.exempt");
        await Branch.CallAsync(home, "DELETE", exemption, null, HttpStatusCode.NoContent);
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_pledge_and_an_old_revision_is_refused(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync();
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("远方县"));
        using var other = await branch.MemberAsync(1);
        await RefusedAsync(stranger, "GET", $"/pledges/{id}", null, "pledges.unknown", HttpStatusCode.NotFound);
        await RefusedAsync(stranger, "GET", $"/units/{branch.Own.Code}/pledges", null, "units.unknown", HttpStatusCode.NotFound);
        await RefusedAsync(other, "DELETE", $"/pledges/{id}", null, "accounts.not-yours", HttpStatusCode.Forbidden);
        using var secretary = await branch.SecretaryAsync();
        using var stale = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/pledges/{id}");
        stale.Headers.Add("If-Match", "\"9\"");
        using var refused = await secretary.Http.SendAsync(stale, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        await Branch.CallAsync(secretary, "DELETE", $"/pledges/{id}", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await branch.NumbersAsync()).PledgesMade);
    }

    private static async Task RefusedAsync(Visitor visitor, string method, string address, object? body, string code, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
        Assert.Equal(code, (await Branch.CallAsync(visitor, method, address, body, status)).GetProperty("code").GetString());
}
