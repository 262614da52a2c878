using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Pledges;

/// <summary>From a standard item to the pledges that serve it and back; what lies beside a pledge: evidence, exemptions.</summary>
public sealed class PledgeTraceTests
{
    [Theory, OnBothDatabases]
    public async Task An_item_leads_to_the_pledges_of_the_subtree_that_serve_it_and_each_back_to_the_item(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        var item = await ItemAsync(branch);
        foreach (var (standard, member) in ((string?, int)[])[(item, 0), (item, 1), (null, 2)])
            await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/pledges", new { text = $"给第{member + 1}组修水渠{member + 3}米", due = "2026-12-20", kind = "deed", member = branch.Members[member].Number, standard }, HttpStatusCode.Created);
        var page = await office.PageAsync(branch.Page("standards/items/" + item, branch.Township));
        var rows = page.QuerySelectorAll("#pledges tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains(branch.Members[0].Name, rows[0].TextContent, StringComparison.Ordinal);
        Assert.Empty((await office.PageAsync(branch.Page("standards/items/" + item, branch.Township) + "?own=yes")).QuerySelectorAll("#pledges tbody tr"));
        var back = await secretary.PageAsync(rows[0].QuerySelector("a")!.GetAttribute("href")!);
        Assert.NotNull(back.QuerySelector($"a[href$='/standards/items/{item}']"));
        Assert.Contains("2 项承诺", await secretary.TextAsync(branch.Page("standards")), StringComparison.Ordinal);
        var first = await Branch.CallAsync(office, "GET", $"/units/{branch.Township.Code}/standards/{item}/pledges?limit=1");
        var second = await Branch.CallAsync(office, "GET", $"/units/{branch.Township.Code}/standards/{item}/pledges?limit=1&after={first.GetProperty("next").GetString()}");
        Assert.Equal((1, 1, JsonValueKind.Null), (first.GetProperty("pledges").GetArrayLength(), second.GetProperty("pledges").GetArrayLength(), second.GetProperty("next").ValueKind));
    }

    [Theory, OnBothDatabases]
    public async Task Evidence_comes_over_the_API_after_something_was_said_and_another_takes_its_place(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync(published: true);
        using var member = await branch.MemberAsync();
        using var other = await branch.MemberAsync(1);
        Assert.Equal("pledges.not-fulfilled", (await ProveAsync(member, id, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await Branch.CallAsync(member, "PUT", $"/pledges/{id}/fulfilment", new { kept = true, sentence = "走访二十户" });
        Assert.Equal("accounts.not-yours", (await ProveAsync(other, id, HttpStatusCode.Forbidden)).GetProperty("code").GetString());
        var first = (await ProveAsync(member, id)).GetProperty("id").GetGuid();
        var second = (await ProveAsync(member, id)).GetProperty("id").GetGuid();
        await using var db = branch.Site.Open();
        Assert.Equal((false, true), (await db.Evidence.AnyAsync(row => row.Id == first), await db.Evidence.AnyAsync(row => row.Id == second)));
        var shown = await Branch.CallAsync(member, "GET", $"/pledges/{id}");
        Assert.Equal((second, "走访二十户"), (shown.GetProperty("evidence").GetGuid(), shown.GetProperty("sentence").GetString()));
        Assert.Equal(HttpStatusCode.OK, await member.StatusAsync($"/evidence/{second}"));
    }

    [Theory, OnBothDatabases]
    public async Task An_exemption_is_taken_back_on_the_page_and_the_member_may_pledge(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        await Branch.CallAsync(secretary, "PUT", $"/units/{branch.Own.Code}/members/{branch.Members[0].Number}/exemption", new { reason = "年老体弱" }, HttpStatusCode.NoContent);
        using var ended = await secretary.SubmitAsync(branch.Page("pledges?step=propose"), $"end-exemption-{branch.Members[0].Id}");
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        await branch.PledgeAsync();
        await using var db = branch.Site.Open();
        Assert.False(await db.PledgeExemptions.AnyAsync(row => row.UnitId == branch.Own.Id));
        Assert.Equal(["ExemptMember", "EndExemption"], await db.Acts.Where(act => act.ObjectId == branch.Members[0].Number && act.Name.Contains("xempt")).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    private static async Task<string> ItemAsync(Branch branch)
    {
        using var secretary = await branch.SecretaryAsync();
        var standards = await Branch.CallAsync(secretary, "GET", $"/units/{branch.Own.Code}/standards");
        return standards.GetProperty("items").EnumerateArray().First().GetProperty("item").GetString()!;
    }

    private static async Task<JsonElement> ProveAsync(Visitor visitor, string id, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var file = new ByteArrayContent([.. "%PDF-1.4 minutes"u8]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { file, "file", "minutes.pdf" } };
        using var response = await visitor.Http.PutAsync(new Uri($"/api/v1/pledges/{id}/evidence", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
