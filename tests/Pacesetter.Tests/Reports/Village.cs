using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Reports;

namespace Pacesetter.Tests.Reports;

/// <summary>A town with two villages in a store of its own, five months into the campaign; it is the 15th of October 2026.</summary>
internal sealed class Village(TestStore store) : IAsyncDisposable
{
    public const string Code = "V1";
    public const string OtherCode = "V2";
    public static readonly Month May = Month.Of(2026, 5);
    public static readonly Month October = Month.Of(2026, 10);

    private readonly Recipes recipes = new();

    public TestStore Store { get; } = store;

    public int UnitId { get; private set; }

    public int OtherId { get; private set; }

    public int TownId { get; private set; }

    public int CampaignId { get; private set; }

    public static async Task<Village> SettleAsync(DatabaseKind kind, string recipe = RecipeFiles.Speech, string tier = "village", string town = "township")
    {
        var village = new Village(await TestStore.CreateAsync(kind));
        await using var db = village.Store.Open();
        village.TownId = await OpenAsync(db, "T", "Lijiaba Town", town, null);
        village.UnitId = await OpenAsync(db, Code, "Lijiaba Village", tier, village.TownId);
        village.OtherId = await OpenAsync(db, OtherCode, "Wangjiaba Village", tier, village.TownId);
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(recipe), "T", new(2026, 5, 1));
        village.CampaignId = campaign.Id;
        return village;
    }

    private static async Task<int> OpenAsync(PacesetterDb db, string code, string name, string tier, int? parent)
    {
        var unit = new Unit(code, name, tier, May);
        await new Tree(db).OpenAsync(unit, parent, new Act("Plant", null, "Unit", code));
        return unit.Id;
    }

    public async Task<PlanTask> TaskAsync(string title, string due, double? target = null, int? unit = null)
    {
        await using var db = Store.Open();
        var day = DateOnly.ParseExact(due, "yyyy-MM-dd");
        var task = new PlanTask(CampaignId, unit ?? UnitId, 2, title, May, Month.From(day), May) { Owner = "Li Dashan" };
        task.Promise(day, target, target is null ? null : "households");
        db.PlanTasks.Add(task);
        await db.CommitAsync(new Act("Plant", task.UnitId, "PlanTask", task.Id));
        return task;
    }

    public Viewer Viewer(Role role, int unit, int account = 7)
    {
        var viewer = new Viewer();
        viewer.Become(account, "Somebody", [new Grant(account, role, unit, new(2026, 1, 1), null)], DateOnly.FromDateTime(Store.Time.GetUtcNow().UtcDateTime.AddHours(8)), true, "");
        return viewer;
    }

    public FindMonth Find(PacesetterDb db) => new(db, recipes);

    public async Task<UnitMonth> SubmitAsync(Month month, IReadOnlyCollection<Line> said, bool asPlanned = false, Viewer? viewer = null)
    {
        await using var db = Store.Open(viewer);
        return await new SubmitReport(db, Find(db)).RunAsync(new(Code, month), said, asPlanned);
    }

    public async Task<UnitMonth> CorrectAsync(Month month, IReadOnlyCollection<Line> said, string? reason)
    {
        await using var db = Store.Open();
        return await new CorrectReport(db, Find(db)).RunAsync(new(Code, month), said, reason);
    }

    public void GoTo(int year, int month, int day) => Store.Time.SetUtcNow(new DateTimeOffset(year, month, day, 2, 0, 0, TimeSpan.Zero));

    public async Task<PlanTask> AgainAsync(PlanTask task)
    {
        await using var db = Store.Open();
        return await db.PlanTasks.SingleAsync(row => row.Id == task.Id);
    }

    public async Task TalliesAreTrueAsync()
    {
        await using var db = Store.Open();
        Assert.Equal((0L, 0L), await new Recount(db).CompareAsync());
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
