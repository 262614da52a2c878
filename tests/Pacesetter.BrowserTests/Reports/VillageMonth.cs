using Microsoft.Extensions.DependencyInjection;
using Pacesetter.BrowserTests.House;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Reports;

namespace Pacesetter.BrowserTests.Reports;

/// <summary>A town with two villages in October of the campaign's first year; September is reported.</summary>
internal sealed record VillageMonth(Unit Town, Unit Village, Unit Neighbour)
{
    private static readonly Month May = Month.Of(2026, 5);

    public static Task<VillageMonth> SettleAsync(BrowserSite site) => site.DoAsync(async services =>
    {
        var db = services.GetRequiredService<PacesetterDb>();
        var town = await OpenAsync(services, new("530921100", "李家坝镇党委", "township", May) { Secretary = "张文斌" }, null);
        var village = await OpenAsync(services, new("530921100201", "李家坝村党支部", "village", May) { Field = "rural", Secretary = "李大山" }, town);
        var neighbour = await OpenAsync(services, new("530921100202", "王家坝村党支部", "village", May) { Field = "rural", Secretary = "王秀英" }, town);
        var campaign = await services.GetRequiredService<ApplyRecipe>().RunAsync(await File.ReadAllTextAsync(RecipePath()), town.Code, new(2026, 5, 1));
        foreach (var unit in (Unit[])[village, neighbour])
        {
            db.PlanTasks.Add(Task(campaign.Id, unit, "修缮村级活动场所屋顶", "2026-10-31"));
            db.PlanTasks.Add(Task(campaign.Id, unit, "党员先锋岗挂牌", "2026-10-31", 5, "个"));
            db.PlanTasks.Add(Task(campaign.Id, unit, "走访困难户", "2026-12-31", 12, "户"));
        }
        await db.CommitAsync(new Act("Plant", village.Id, "PlanTask", "all"));
        var visits = db.PlanTasks.Local.First(task => task.UnitId == village.Id && task.Target == 12).Id;
        var clock = site.Time.Utc;
        site.Time.Utc = new(2026, 9, 27, 2, 0, 0, DateTimeKind.Utc);
        await services.GetRequiredService<SubmitReport>().RunAsync(new(village.Code, Month.Of(2026, 9)), [new(visits, ProgressState.UnderWay, 9, null)], asPlanned: true);
        await services.GetRequiredService<ConfirmMonthPlan>().RunAsync(new(village.Code, Month.Of(2026, 10)), []);
        site.Time.Utc = clock;
        return new VillageMonth(town, village, neighbour);
    });

    private static async Task<Unit> OpenAsync(IServiceProvider services, Unit unit, Unit? parent)
    {
        await services.GetRequiredService<Tree>().OpenAsync(unit, parent?.Id, new Act("OpenUnit", parent?.Id, nameof(Unit), unit.Code));
        return unit;
    }

    private static PlanTask Task(int campaign, Unit unit, string title, string due, double? target = null, string? measure = null)
    {
        var day = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var task = new PlanTask(campaign, unit.Id, 2, title, May, Month.From(day), May) { Owner = unit.Secretary };
        task.Promise(day, target, measure);
        return task;
    }

    private static string RecipePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "recipes"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "recipes", "chuangxian-zhengyou", "recipe.yaml");
    }
}
