using System.Net;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Suggestions;
using Pacesetter.Tests.Directives;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Pledges;

namespace Pacesetter.Tests.Suggestions;

public sealed class SuggestionTests
{
    private static readonly (int, string, DateTime) Who = (1, "王建国", new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("/units/5309/2026-10/plans", true)]
    [InlineData("https://elsewhere.example/", false)]
    [InlineData("//elsewhere.example/", false)]
    [InlineData("/\\elsewhere.example/", false)]
    public void Only_a_page_of_this_site_is_kept(string page, bool kept) =>
        Assert.Equal(kept ? page : null, Suggestion.Make((1, 1), "月报重复", page, null, Who).Page);

    [Fact]
    public void It_is_answered_once()
    {
        var suggestion = Suggestion.Make((1, 1), "月报重复", null, null, Who);
        Assert.Equal("suggestions.answer-missing", Assert.Throws<BrokenRule>(() => suggestion.Reply(" ", true, Who)).Code);
        suggestion.Reply("取消", false, Who);
        Assert.Equal("suggestions.answered-already", Assert.Throws<BrokenRule>(() => suggestion.Reply("保留", true, Who)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task The_office_answers_whoever_suggested_it_and_all_only_if_it_says_so(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        using var neighbour = await town.Site.EnterAsync(Role.Secretary, town.Other, "周正");
        using var office = await town.OfficeAboveAsync();
        foreach (var (text, open) in ((string, bool)[])[("月报和台账重复", false), ("示范点面积不必每季报", true)])
        {
            using var made = await secretary.SubmitAsync("/suggestions", "make", ("text", text));
            Assert.Equal(HttpStatusCode.Found, made.StatusCode);
            Assert.Contains("等待答复", await office.TextAsync("/desk"), StringComparison.Ordinal);
            var id = (await Branch.CallAsync(office, "GET", "/suggestions?show=waiting")).GetProperty("suggestions")[0].GetProperty("id").GetGuid();
            using var answered = await office.SubmitAsync("/suggestions?show=waiting", $"answer-{id:N}", [("text", "同意取消"), .. open ? [("open", "yes")] : ((string, string?)[])[]]);
            Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        }
        Assert.Contains("同意取消", await secretary.TextAsync("/suggestions?show=mine"), StringComparison.Ordinal);
        var seen = await neighbour.TextAsync("/suggestions?show=open");
        Assert.Contains("示范点面积不必每季报", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("月报和台账重复", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("王建国", seen, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task About_a_directive_it_goes_to_the_office_that_issued_it(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var id = await desk.DirectiveAsync(mark: "青创先发");
        using var secretary = await desk.Town.SecretaryAsync();
        await Branch.CallAsync(secretary, "POST", "/suggestions", new { text = "照片不必交", directive = id }, HttpStatusCode.Created);
        Assert.Contains("照片不必交", await desk.Office.TextAsync("/suggestions?show=waiting"), StringComparison.Ordinal);
        Assert.Contains("关于推行党员承诺制的意见", await desk.Office.TextAsync("/suggestions?show=waiting"), StringComparison.Ordinal);
    }
}
