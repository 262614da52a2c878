using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Papers.Documents;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Inspections;

public sealed class InspectionPapersTests
{
    [Theory, OnBothDatabases]
    public async Task The_notice_is_a_paper_that_names_nobody_who_was_drawn(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        var inspection = await field.AnnouncedAsync();
        using var inspector = await field.InspectorAsync();
        await field.VisitAsync(inspection, field.Villages[2], inspector);
        using var office = await field.OfficeAsync();
        var paper = await office.FileAsync($"/inspections/{inspection.Id}/notice/paper");
        Assert.Empty(Papers.Official.PaperCheck.Of(paper));
        paper.Position = 0;
        var text = DocumentText.Read(paper);
        Assert.Contains("2.承诺上墙了吗", text, StringComparison.Ordinal);
        Assert.DoesNotContain(field.Villages.Concat(field.Townships), unit => text.Contains(unit.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(inspector.Account!.Name, text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_circular_is_a_paper_for_those_who_write_it_and_once_issued_for_everybody_below(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        var inspection = await field.AnnouncedAsync();
        var address = $"/inspections/{inspection.Id}/circular/paper";
        using var office = await field.OfficeAsync();
        using var secretary = await field.SecretaryAsync(field.Villages[0]);
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync(address));
        await TellAsync(field, inspection, issue: false);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await office.StatusAsync(address), await secretary.StatusAsync(address)));
        await TellAsync(field, inspection, issue: true);
        var paper = await secretary.FileAsync(address);
        Assert.Empty(Papers.Official.PaperCheck.Of(paper));
        paper.Position = 0;
        Assert.Matches(@"〔2026〕\s+号[\s\S]*关于“秋季抽查”情况的通报[\s\S]*二、存在的问题", DocumentText.Read(paper));
    }

    private static async Task TellAsync(Field field, Inspection inspection, bool issue)
    {
        await using var db = field.Site.Open();
        var found = await db.Inspections.SingleAsync(row => row.Id == inspection.Id);
        if (issue) found.End(0, db.Now);
        found.Tell("现将情况通报如下。\n一、好的方面\n1. 有月计划（看了2个单位，2个做到）\n二、存在的问题\n（无）", issue, 0, db.Now);
        await db.CommitAsync(new Act("WriteCircular", field.County.Id, nameof(Inspection), inspection.Id));
    }
}
