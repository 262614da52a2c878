using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Inspections;

/// <summary>A county with two townships of four villages each, and a campaign that began in January 2026; it is the 15th of October, a Thursday.</summary>
internal sealed record Field(TestSite Site, Unit County, IReadOnlyList<Unit> Townships, IReadOnlyList<Unit> Villages, Campaign Campaign, Recipe Recipe)
{
    public static async Task<Field> PlantAsync(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("桥头县");
        List<Unit> townships = [await site.PlantAsync("石门镇", county, "township"), await site.PlantAsync("白水镇", county, "township")];
        List<Unit> villages = [];
        foreach (var township in townships)
            for (var i = 1; i <= 4; i++) villages.Add(await site.PlantAsync($"{township.Name}{i}村", township, "village"));
        await using var db = site.Open();
        var recipe = RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", $"key: i{county.Code.ToLowerInvariant()}", StringComparison.Ordinal);
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(recipe, county.Code, new(2026, 1, 1));
        return new(site, county, townships, villages, campaign, RecipeFiles.Read(RecipeFiles.Speech));
    }

    public static InspectionDraft Draft(DateOnly? from = null, DateOnly? to = null) => new("秋季抽查", "县委活动方案", "计划、承诺、台账", "实地查看", from ?? new(2026, 10, 20), to ?? new(2026, 10, 30), 1)
    {
        Questions = [new("有没有月计划", CheckedBy.Record), new("承诺上墙了吗", CheckedBy.Site, "pledges")],
        Takes = new Dictionary<string, int> { ["village"] = 2, ["township"] = 1, ["county"] = 0, ["city-organ"] = 0, ["school-hospital"] = 0, ["new-organisation"] = 0, ["county-organ"] = 0 },
    };

    public Task<Visitor> OfficeAsync() => Site.EnterAsync(Role.Office, County, "李文清");

    public Task<Visitor> InspectorAsync(string name = "周正") => Site.EnterAsync(Role.Inspector, County, name);

    public Task<Visitor> SecretaryAsync(Unit unit) => Site.EnterAsync(Role.Secretary, unit, "王建国");

    /// <summary>An inspection that was announced in September and may go on until the end of October.</summary>
    public async Task<Inspection> AnnouncedAsync()
    {
        await using var db = Site.Open();
        var inspection = Inspection.Plan(Recipe.Inspection!, Recipe.WorkingDays, Campaign.Id, County.Id, Draft(new(2026, 10, 9), new(2026, 10, 30)), new(0, db.Now));
        inspection.Announce(Recipe.Inspection!, Recipe.WorkingDays, 0, db.Now, new(2026, 9, 20));
        db.Inspections.Add(inspection);
        await db.CommitAsync(new Act("PlanInspection", County.Id, nameof(Inspection), inspection.Id));
        return inspection;
    }

    /// <summary>A visit to a village that this inspector is sent to, drawn by hand.</summary>
    public async Task<Visit> VisitAsync(Inspection inspection, Unit village, Visitor inspector, bool begun = false)
    {
        await using var db = Site.Open();
        var visit = Visit.Of(inspection, village.Id, new(village.Code, $"{Townships[0].Code}/village", 2, 4, []), [new(inspector.Account!.Id, inspector.Account.Name)]);
        if (begun)
        {
            visit.Settle(Recipe.Inspection!, Recipe.WorkingDays, inspection, db.Today, []);
            visit.Arrive(Recipe.WorkingDays, inspection, inspector.Account.Id, db.Now, db.Today);
        }
        db.Visits.Add(visit);
        await db.CommitAsync(new Act("MakeDraw", County.Id, nameof(Inspection), inspection.Id));
        return visit;
    }

    /// <summary>A task the village has reported done this month.</summary>
    public async Task<PlanTask> DoneTaskAsync(Unit village, int by = 0)
    {
        await using var db = Site.Open();
        var month = Month.Of(2026, 10);
        var task = new PlanTask(Campaign.Id, village.Id, 3, "修好村卫生室的门", month, month, month);
        var line = new TaskProgress(Campaign.Id, village.Id, task.Id, month);
        line.Say(task, new Line(task.Id, ProgressState.Done, null, null), [], by, db.Now);
        db.AddRange(task, line);
        await db.CommitAsync(new Act("AddTask", village.Id, nameof(PlanTask), task.Id));
        return task;
    }

    public async Task<(int Verified, int Refuted)> ThirdNumberAsync()
    {
        await using var db = Site.Open();
        if (Site.Services.GetService(typeof(Web.Shell.Settings)) is Web.Shell.Settings { IsPostgres: true })
            while (await Folding.FoldAsync(db, TestContext.Current.CancellationToken) > 0) { }
        var row = await db.Rollups.AsNoTracking().SingleAsync(one => one.CampaignId == Campaign.Id && one.UnitId == County.Id && one.Month == Month.Of(2026, 10));
        return (row.TasksVerified, row.TasksRefuted);
    }
}
