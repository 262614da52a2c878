using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Pledges;

public sealed class PledgePagesTests
{
    private static readonly string[] Steps = ["propose", "vet", "publish", "fulfil", "review", "conclude", "finish"];

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_and_the_secretary_every_one_in_both_languages(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync(published: true);
        await branch.PledgeAsync(1, text: "提高思想认识，加强学习");
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("石泉县"));
        using var secretary = await branch.SecretaryAsync();
        foreach (var page in Steps.Select(step => branch.Page($"pledges?step={step}")).Append(branch.Page()).Append(branch.Page("pledges/new")).Append($"/pledges/{id}"))
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(page)));
            Assert.Equal((page, HttpStatusCode.OK), (page, await secretary.StatusAsync(page)));
            var english = await secretary.TextAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("pledges.", english, StringComparison.Ordinal);
            await secretary.StatusAsync(branch.Page() + "?lang=zh");
        }
        Assert.Equal(HttpStatusCode.OK, await stranger.StatusAsync("/pledges"));
        using var public_ = branch.Site.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, await public_.StatusAsync($"/pledges/{id}"));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_pledges_on_one_page_and_says_there_what_came_of_it(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var member = await branch.MemberAsync();
        using var secretary = await branch.SecretaryAsync();
        Assert.Contains("今年还没有承诺", await member.TextAsync("/desk"), StringComparison.Ordinal);
        using var empty = await member.SubmitAsync("/pledges", "propose", ("text", " "), ("measure", "户数"));
        Assert.Equal("户数", (await Visitor.ReadAsync(empty)).QuerySelector("#measure")!.GetAttribute("value"));
        using var made = await member.SubmitAsync("/pledges", "propose", ("text", "全年走访十二户困难家庭"), ("named", "yes"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        await using var db = branch.Site.Open();
        var id = (await db.Pledges.SingleAsync(row => row.UnitId == branch.Own.Id)).Id;
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Branch.Yes });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/publication");
        using var silent = await member.SubmitAsync("/pledges", $"fulfil-{id}", ("outcome", "kept"), ("sentence", ""));
        Assert.Equal(HttpStatusCode.OK, silent.StatusCode);
        using var said = await member.SubmitAsync("/pledges", $"fulfil-{id}", ("outcome", "kept"), ("sentence", "走访十四户"));
        Assert.Equal(HttpStatusCode.Found, said.StatusCode);
        var pledge = await db.Pledges.AsNoTracking().SingleAsync(row => row.Id == id);
        Assert.Equal((true, "走访十四户", true), (pledge.Fulfilment!.Kept, pledge.Fulfilment.Sentence, pledge.Consent is not null));
        Assert.Contains("走访十四户", await member.TextAsync("/pledges"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_whose_number_is_used_up_still_pledges_on_an_occasion(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        for (var i = 0; i < 5; i++) await branch.PledgeAsync(text: $"第{i + 1}季度上门服务{i + 3}户老人");
        using var member = await branch.MemberAsync();
        Assert.NotNull((await member.PageAsync("/pledges")).QuerySelector("input[name=instant][checked]"));
        using var full = await member.SubmitAsync("/pledges", "propose", ("text", "汛期上堤值守三个夜班"), ("instant", null));
        Assert.Equal("汛期上堤值守三个夜班", (await Visitor.ReadAsync(full)).QuerySelector("textarea[name=text]")!.TextContent.Trim());
        using var made = await member.SubmitAsync("/pledges", "propose", ("text", "汛期上堤值守三个夜班"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        await using var db = branch.Site.Open();
        Assert.True((await db.Pledges.SingleAsync(row => row.UnitId == branch.Own.Id && row.Text.StartsWith("汛期"))).IsInstant);
    }

    [Theory, OnBothDatabases]
    public async Task A_secretary_works_through_the_branch_step_by_step(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind, members: 4);
        using var secretary = await branch.SecretaryAsync();
        using var none = await secretary.SubmitAsync(branch.Page("pledges?step=propose"), "batch");
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        var fields = branch.Members.Take(3).Select((member, i) => ($"text-{member.Id}", (string?)$"每月第{i + 1}周义务巡逻一次，全年十二次")).Append(($"exempt-{branch.Members[3].Id}", "年老体弱"));
        await DoneAsync(secretary, branch, "propose", [.. fields]);
        var waiting = await secretary.PageAsync(branch.Page("pledges?step=vet"));
        var picked = waiting.QuerySelectorAll("input[name=pick]").Select(input => input.GetAttribute("value")!).ToList();
        Assert.Equal(3, picked.Count);
        // The second and third are copies of the first, so they are not ticked beforehand; the third goes back.
        Assert.Single(waiting.QuerySelectorAll("input[name=pick][checked]"));
        await DoneAsync(secretary, branch, "vet", ($"back-{picked[2]}", "与别人雷同"), ("pick", picked[1]), ("pick", picked[0]));
        await DoneAsync(secretary, branch, "publish", ("pick", picked[1]), ("pick", picked[0]));
        await DoneAsync(secretary, branch, "fulfil", ($"outcome-{picked[0]}", "kept"), ($"sentence-{picked[0]}", "十二次"), ($"outcome-{picked[1]}", "objective"), ($"sentence-{picked[1]}", "雨季中断"));
        await DoneAsync(secretary, branch, "review", ("pick", picked[0]), ("pick", picked[1]), ("sentence", "群众看得见"));
        await DoneAsync(secretary, branch, "conclude", ("pick", picked[0]), ("pick", picked[1]));
        var numbers = await branch.NumbersAsync();
        Assert.Equal((3, 2, 2, 1, 1, 2), (numbers.PledgesMade, numbers.PledgesVetted, numbers.PledgesPublished, numbers.PledgesKept, numbers.PledgesNotKept, numbers.PledgesReviewed));
        Assert.Equal((1, 1, 3), (numbers.PledgesGraded1, numbers.PledgesGraded3, numbers.MembersPledged));
        await using var db = branch.Site.Open();
        Assert.Equal("与别人雷同", (await db.Pledges.SingleAsync(row => row.Id == Guid.Parse(picked[2]))).Return!.Reason);
        Assert.Equal("年老体弱", (await db.PledgeExemptions.SingleAsync(row => row.UnitId == branch.Own.Id)).Reason);
        Assert.Equal(Cause.Objective, (await db.Pledges.SingleAsync(row => row.Id == Guid.Parse(picked[1]))).Fulfilment!.Cause);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_of_a_pledge_offers_what_the_person_may_do_and_keeps_every_step(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync();
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var page = $"/pledges/{id}";
        Assert.DoesNotContain("vet", Forms(await member.PageAsync(page)));
        using var back = await secretary.SubmitAsync(page, "send-back", ("reason", "写明哪些老人"));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        using var rewritten = await member.SubmitAsync(page, "rewrite", ("text", "每月上门看望张大爷等五位老人"));
        Assert.Equal(HttpStatusCode.Found, rewritten.StatusCode);
        using var vetted = await secretary.SubmitAsync(page, "vet", [.. Enumerable.Range(0, 5).Select(i => ($"check-{i}", (string?)"yes"))]);
        using var published = await secretary.SubmitAsync(page, "publish");
        Assert.Equal(["substitute", "take-down"], Forms(await secretary.PageAsync(page)).Intersect(["substitute", "take-down", "remove", "rewrite"]).Order());
        using var down = await secretary.SubmitAsync(page, "take-down", ("reason", "老人不愿公开"));
        Assert.Equal(HttpStatusCode.Found, down.StatusCode);
        var text = await secretary.TextAsync(page);
        Assert.Contains("全年上门服务二十户老人", text, StringComparison.Ordinal);
        Assert.Contains("写明哪些老人", text, StringComparison.Ordinal);
        await using var db = branch.Site.Open();
        Assert.Equal("111110", (await db.Pledges.SingleAsync(row => row.Id == Guid.Parse(id))).Vetting!.Checks);
    }

    private static List<string?> Forms(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value"))];

    private static async Task DoneAsync(Visitor secretary, Branch branch, string step, params (string, string?)[] fields)
    {
        using var done = await secretary.SubmitAsync(branch.Page($"pledges?step={step}"), "batch", fields);
        var page = done.StatusCode == HttpStatusCode.Found ? "" : (await Visitor.ReadAsync(done)).QuerySelector("#errors")?.TextContent ?? "no error shown";
        Assert.True(done.StatusCode == HttpStatusCode.Found, $"{step}: {page}");
    }
}
