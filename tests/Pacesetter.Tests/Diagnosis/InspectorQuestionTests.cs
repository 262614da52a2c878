using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Inspections;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Inspections;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Diagnosis;

public sealed class InspectorQuestionTests
{
    [Theory, OnBothDatabases]
    public async Task Only_who_was_in_several_units_and_found_nothing_there_is_asked_about(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var blind = await field.InspectorAsync("赵看过");
        using var keen = await field.InspectorAsync("钱找到");
        using var helped = await field.InspectorAsync("孙有人记");
        using var rare = await field.InspectorAsync("李去一回");
        using var idle = await field.InspectorAsync("周没出门");
        var inspection = await field.AnnouncedAsync();
        foreach (var village in field.Villages.Take(3)) await SeenAsync(field, inspection, village, blind);
        var found = await SeenAsync(field, inspection, field.Villages[3], keen);
        var others = new List<Visit>();
        foreach (var village in field.Villages.Skip(4).Take(3)) others.Add(await SeenAsync(field, inspection, village, helped));
        await SeenAsync(field, inspection, field.Villages[7], rare);
        await FindAsync(field, found, keen.Account!.Id);
        // A colleague entered what was found at this visit.
        await FindAsync(field, others[0], keen.Account.Id);

        var page = await office.TextAsync($"/units/{field.County.Code}/2026-10/diagnosis/questions");
        Assert.Contains("赵看过近6个月去了3个单位", page, StringComparison.Ordinal);
        Assert.All(["钱找到", "孙有人记", "李去一回", "周没出门"], name => Assert.DoesNotContain(name, page, StringComparison.Ordinal));
    }

    private static async Task<Visit> SeenAsync(Field field, Inspection inspection, Domain.Units.Unit village, Visitor inspector)
    {
        await using var db = field.Site.Open();
        var visit = Visit.Of(inspection, village.Id, new(village.Code, $"{field.Townships[0].Code}/village", 2, 4, []), [new(inspector.Account!.Id, inspector.Account.Name)]);
        visit.Settle(field.Recipe.Inspection!, field.Recipe.WorkingDays, inspection, db.Today, []);
        visit.Arrive(field.Recipe.WorkingDays, inspection, inspector.Account.Id, db.Now, db.Today);
        visit.Write(field.Recipe.Inspection!, inspection, new([new(0, "met", "有", null), new(1, "met", "有", null)], []), complete: true, new(inspector.Account.Id, inspector.Account.Name, db.Now));
        db.Visits.Add(visit);
        await db.CommitAsync(new Act("HandInPaper", village.Id, nameof(Visit), visit.Id));
        return visit;
    }

    private static async Task FindAsync(Field field, Visit visit, int by)
    {
        await using var db = field.Site.Open();
        var finding = Finding.Enter(field.Recipe.Findings!, (field.Campaign.Id, visit.UnitId), new("公开栏是空的", "planning", "slight", new(FindingSource.Inspection, visit.Id, "秋季抽查"), null), new(by, "钱找到", db.Now, db.ThisMonth), db.Today);
        db.Findings.Add(finding);
        await db.CommitAsync(new Act("EnterFinding", visit.UnitId, nameof(Finding), finding.Id) { CampaignId = field.Campaign.Id });
    }
}
