using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Appraisals;

public sealed class AppraisalPagesTests
{
    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_and_the_secretary_every_one_in_both_languages(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("石泉县"));
        var id = await AppraisalRoutesTests.OpenAsync(branch, secretary);
        string[] pages = [branch.Page("appraisals"), branch.Page($"appraisals/{id}"), branch.Page($"appraisals/{id}/count"), branch.Page($"appraisals/{id}/codes"), branch.Page("comments"), branch.Page("comments/give")];
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(page)));
            Assert.Equal((page, HttpStatusCode.OK), (page, await secretary.StatusAsync(page)));
            Assert.DoesNotContain("appraisals.", await secretary.TextAsync(page + "?lang=en"), StringComparison.Ordinal);
            await secretary.StatusAsync(branch.Page("appraisals") + "?lang=zh");
        }
        using var anybody = branch.Site.Anonymous();
        Assert.Equal(HttpStatusCode.OK, await anybody.StatusAsync("/ballot"));
        Assert.Equal(HttpStatusCode.Redirect, await anybody.StatusAsync(pages[0]));
    }

    [Theory, OnBothDatabases]
    public async Task A_round_goes_from_opening_over_two_counts_to_a_result_with_its_formula(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        using var wrong = await secretary.SubmitAsync(branch.Page("appraisals"), "open", ("title", "年终评议"), ("expected", "0"), ("about", "organisations"));
        Assert.Equal("年终评议", (await Visitor.ReadAsync(wrong)).QuerySelector("#title")!.GetAttribute("value"));
        using var opened = await secretary.SubmitAsync(branch.Page("appraisals"), "open", ("title", "年终评议"), ("expected", "30"), ("about", "organisations"));
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        await using var db = branch.Site.Open();
        var id = (await db.AppraisalRounds.SingleAsync(row => row.UnitId == branch.Own.Id)).Id;
        var page = branch.Page($"appraisals/{id}");
        using var one = await secretary.SubmitAsync(page + "/count", "count", Fields(15));
        Assert.All((await member.PageAsync(page + "/count")).QuerySelectorAll("main input[type=number]"), field => Assert.Null(field.GetAttribute("value")));
        using var other = await member.SubmitAsync(page + "/count", "count", Fields(14));
        Assert.Equal(5, (await member.PageAsync(page + "/count")).QuerySelectorAll("input[aria-invalid]").Length);
        using var refused = await secretary.SubmitAsync(page, "close");
        Assert.Contains("不一致", (await Visitor.ReadAsync(refused)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using var again = await member.SubmitAsync(page + "/count", "count", Fields(15));
        using var closed = await secretary.SubmitAsync(page, "close");
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        var text = await member.TextAsync(page);
        Assert.Contains("78.9%", text, StringComparison.Ordinal);
        Assert.Contains("75÷95", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await member.StatusAsync(page + "/count"));
    }

    [Theory, OnBothDatabases]
    public async Task Slips_carry_the_code_behind_a_number_sign_and_a_phone_votes_with_it_once(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        var id = await AppraisalRoutesTests.OpenAsync(branch, secretary);
        var page = branch.Page($"appraisals/{id}");
        using var made = await secretary.SubmitAsync(page + "/codes", "codes", ("number", "6"));
        Assert.True(made.Headers.CacheControl!.NoStore);
        var slips = (await Visitor.ReadAsync(made)).QuerySelectorAll(".slips li");
        Assert.Equal(6, slips.Length);
        Assert.All(slips, slip => Assert.StartsWith("M", slip.QuerySelector("svg.qr path")!.GetAttribute("d"), StringComparison.Ordinal));
        Assert.Empty((await secretary.PageAsync(page + "/codes")).QuerySelectorAll(".slips li"));
        using var phone = branch.Site.Anonymous();
        foreach (var slip in slips) Assert.Equal("", await AppraisalRoutesTests.BallotAsync(phone, slip.QuerySelector("code")!.TextContent.ToLowerInvariant(), 5));
        using var closed = await secretary.SubmitAsync(page, "close");
        Assert.Contains("值得再看一眼", await secretary.TextAsync(page), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_leader_comments_on_a_page_and_the_unit_says_what_came_of_it(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township, "赵书记");
        Assert.Contains("未点评", await leader.TextAsync(branch.Page("comments", branch.Township)), StringComparison.Ordinal);
        using var praise = await leader.SubmitAsync(branch.Page("comments/give"), "give", ("merits", "路修通了"), ("shortcomings", " "), ("direction", "公开账目"));
        Assert.Contains("路修通了", (await Visitor.ReadAsync(praise)).QuerySelector("#merits")!.TextContent, StringComparison.Ordinal);
        using var given = await leader.SubmitAsync(branch.Page("comments/give"), "give", ("merits", "路修通了"), ("shortcomings", "账目公开慢"), ("direction", "每月十日前公开"));
        var address = given.Headers.Location!.AbsolutePath;
        using var followed = await secretary.SubmitAsync(address, "follow", ("text", "已连续三个月按时公开"));
        Assert.Contains("已连续三个月", await leader.TextAsync(address), StringComparison.Ordinal);
        Assert.Contains("已点评1，共1", await leader.TextAsync(branch.Page("comments", branch.Township)), StringComparison.Ordinal);
    }

    private static (string, string?)[] Fields(int satisfied) =>
        [("c0", "20"), ("c1", "1"), .. Enumerable.Range(0, 25).Select(cell => ($"c{cell + 2}", cell % 5 == 0 ? $"{satisfied}" : cell % 5 == 3 ? "4" : "0"))];
}
