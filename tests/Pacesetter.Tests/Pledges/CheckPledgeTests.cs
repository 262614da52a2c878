using System.Net;
using System.Text.Json;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Pledges;

/// <summary>Vague and copied pledges are remarked on while they are typed and after they were sent, and never refused.</summary>
public sealed class CheckPledgeTests
{
    [Theory, OnBothDatabases]
    public async Task General_words_and_comparisons_without_figures_are_remarked_on(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var member = await branch.MemberAsync();
        Assert.Equal(["no-object"], await FaultsAsync(member, branch, "提高思想认识，发挥先锋模范作用"));
        Assert.Equal(["no-figures"], await FaultsAsync(member, branch, "招待费比去年减少"));
        Assert.Empty(await FaultsAsync(member, branch, "招待费比去年减少", "&measure=true"));
        Assert.Empty(await FaultsAsync(member, branch, "全年走访十二户困难家庭"));
        using var stranger = await branch.Site.EnterAsync(Role.Member, await branch.Site.PlantAsync("远方村"));
        await Branch.CallAsync(stranger, "GET", $"/units/{branch.Own.Code}/pledges/concreteness?text=a", expected: HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task A_copy_of_what_stands_beside_or_above_names_its_source_and_the_first_of_two_is_not_blamed(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var first = await branch.PledgeAsync(text: "每月第一周到三组义务巡逻一次");
        using var member = await branch.MemberAsync(1);
        using var office = await branch.OfficeAboveAsync();
        var copied = await DoubtsAsync(member, branch, "每月第二周到三组义务巡逻一次");
        Assert.Equal(("copied-from-beside", branch.Members[0].Name), (copied[0].GetProperty("fault").GetString(), copied[0].GetProperty("source").GetString()));
        Assert.Empty(await FaultsAsync(member, branch, "每月第一周到三组义务巡逻一次", $"&but={first}"));
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/pledges", new { text = "年内修通七个村民小组的入户道路", due = "2026-12-20", kind = "deed" }, HttpStatusCode.Created);
        Assert.Equal("copied-from-beside", Assert.Single(await FaultsAsync(office, branch, "年内修通七个村民小组的入户道路", unit: branch.Township.Code)));
        Assert.Equal("copied-from-above", Assert.Single(await FaultsAsync(member, branch, "年内修通七个村民小组的入户道路")));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_script_the_remark_stands_on_the_next_page_and_the_pledge_is_taken_all_the_same(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        await branch.PledgeAsync(text: "每月第一周到三组义务巡逻一次");
        using var member = await branch.MemberAsync(1);
        var form = (await member.PageAsync("/pledges")).QuerySelector("textarea[name=text]")!;
        Assert.StartsWith($"/api/v1/units/{branch.Own.Code}/pledges/concreteness?", form.GetAttribute("data-doubts"), StringComparison.Ordinal);
        using var refused = await member.SubmitAsync("/pledges", "propose", ("text", "提高思想认识"), ("due", "2020-01-01"));
        Assert.Contains("提高", (await Visitor.ReadAsync(refused)).QuerySelector("#text-doubts")!.TextContent, StringComparison.Ordinal);
        using var made = await member.SubmitAsync("/pledges", "propose", ("text", "每月第一周到三组义务巡逻一次"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        Assert.Contains(branch.Members[0].Name, (await member.PageAsync("/pledges?said=proposed")).QuerySelector("section.sheet .doubts")!.TextContent, StringComparison.Ordinal);
        using var secretary = await branch.SecretaryAsync();
        Assert.Equal(1, (await secretary.PageAsync(branch.Page("pledges?step=propose"))).QuerySelectorAll("input[data-doubts]").Length);
    }

    private static async Task<List<JsonElement>> DoubtsAsync(Visitor visitor, Branch branch, string text, string more = "", string? unit = null) =>
        [.. (await Branch.CallAsync(visitor, "GET", $"/units/{unit ?? branch.Own.Code}/pledges/concreteness?text={Uri.EscapeDataString(text)}{more}")).GetProperty("doubts").EnumerateArray()];

    private static async Task<List<string>> FaultsAsync(Visitor visitor, Branch branch, string text, string more = "", string? unit = null) =>
        [.. (await DoubtsAsync(visitor, branch, text, more, unit)).Select(doubt => doubt.GetProperty("fault").GetString()!)];
}
