using System.Net;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;

namespace Pacesetter.Tests.Inspections;

/// <summary>From a standard item to the inspections that ask about it and back.</summary>
public sealed class QuestionTraceTests
{
    [Theory, OnBothDatabases]
    public async Task An_item_leads_to_the_questions_taken_from_it_and_each_back_to_the_item(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var secretary = await field.SecretaryAsync(field.Villages[0]);
        var draft = Field.Draft();
        var made = await Branch.CallAsync(office, "POST", $"/units/{field.County.Code}/inspections", new
        {
            draft.Title, draft.Basis, draft.Content, draft.Method, from = "2026-10-20", to = "2026-10-30", team = 1, takes = draft.Takes,
            questions = new[] { new { text = "村卫生室开门了吗", check = "site", source = (string?)"standard:results" }, new { text = "有没有月计划", check = "record", source = (string?)null } },
        }, HttpStatusCode.Created);
        var (id, item) = (made.GetProperty("id").GetString(), $"/units/{field.Villages[0].Code}/2026-10/standards/items/");
        // A plan that is not announced is nobody's business below.
        Assert.Empty((await secretary.PageAsync(item + "results")).QuerySelectorAll("#questions tbody tr"));
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/announcement");
        var row = Assert.Single((await secretary.PageAsync(item + "results")).QuerySelectorAll("#questions tbody tr"));
        Assert.Contains("村卫生室开门了吗", row.TextContent, StringComparison.Ordinal);
        Assert.Empty((await secretary.PageAsync(item + "members")).QuerySelectorAll("#questions tbody tr"));
        var back = await secretary.PageAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.NotNull(back.QuerySelector($"a[href^='{item}results']"));
        Assert.NotNull((await office.PageAsync($"/inspections/{id}")).QuerySelector($"a[href^='/units/{field.County.Code}/2026-10/standards/items/results']"));
        Assert.Single((await Branch.CallAsync(office, "GET", $"/units/{field.County.Code}/standards/results/questions")).GetProperty("questions").EnumerateArray());
    }
}
