using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Diagnosis;

public sealed class WarningTests
{
    [Theory, OnBothDatabases]
    public async Task The_year_is_warned_of_by_its_pace_so_far_and_the_worth_counted_on_the_year_before_seen_from_the_same_month(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("石泉县");
        Unit[] villages = [await site.PlantAsync("上村", county, "village"), await site.PlantAsync("中村", county, "village"), await site.PlantAsync("下村", county, "village")];
        await using (var db = site.Open())
        {
            var recipe = RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", $"key: w{county.Code.ToLowerInvariant()}", StringComparison.Ordinal);
            var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(recipe, county.Code, new(2025, 1, 1));
            // Last year, seen from October: the first was warned of rightly, the second caught up in the end, the third fell behind after October.
            Add(db, campaign, villages[0], 2025, (3, 4, false), (6, 2, true), (11, 1, false));
            Add(db, campaign, villages[1], 2025, (3, 4, false), (11, 9, true));
            Add(db, campaign, villages[2], 2025, (3, 4, true), (11, 9, false));
            // This year: the second is slow, of the third too little is known.
            Add(db, campaign, villages[0], 2026, (3, 4, true));
            Add(db, campaign, villages[1], 2026, (3, 4, false), (6, 1, true), (12, 2, false));
            Add(db, campaign, villages[2], 2026, (3, 2, false));
            await db.CommitAsync(new Act("AddTask", county.Id, nameof(PlanTask), county.Id) { CampaignId = campaign.Id });
        }
        using var office = await site.EnterAsync(Role.Office, county);
        var told = await Branch.CallAsync(office, "GET", $"/units/{county.Code}/diagnoses/warnings?of=year");
        Assert.Equal((1, 1, 1, 0), (told.GetProperty("hits").GetInt32(), told.GetProperty("falseAlarms").GetInt32(), told.GetProperty("missed").GetInt32(), told.GetProperty("quiet").GetInt32()));
        var warned = Assert.Single(told.GetProperty("units").EnumerateArray().ToList());
        Assert.Equal((villages[1].Code, 0.2, 2), (warned.GetProperty("code").GetString(), warned.GetProperty("pace").GetDouble(), warned.GetProperty("due").GetInt32()));
        var page = await office.TextAsync($"/units/{county.Code}/2026-10/diagnosis/warning?of=year");
        Assert.Contains("中村", page, StringComparison.Ordinal);
        Assert.DoesNotContain("上村", page, StringComparison.Ordinal);
        Assert.Contains("50.0%", page, StringComparison.Ordinal);
    }

    /// <summary>So many tasks due in a month, all of them done in time or none.</summary>
    private static void Add(Data.PacesetterDb db, Campaign campaign, Unit unit, int year, params ReadOnlySpan<(int Month, int Count, bool Done)> months)
    {
        foreach (var (number, count, done) in months)
        {
            for (var i = 0; i < count; i++)
            {
                var month = Month.Of(year, number);
                var task = new PlanTask(campaign.Id, unit.Id, 3, $"任务{i}", month, month, month) { Owner = "王建国" };
                task.Promise(month.Day(20), null, null);
                if (done) task.Complete(1, db.Now, month);
                db.PlanTasks.Add(task);
            }
        }
    }
}
