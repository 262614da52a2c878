using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Diagnosis;

public sealed class VerdictTests
{
    [Theory, OnBothDatabases]
    public async Task A_verdict_goes_from_the_facts_to_the_help_and_only_what_is_confirmed_goes_up_by_name(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var county = await branch.Site.PlantAsync("石泉县");
        await BranchUnderAsync(branch, county);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        using var far = await branch.Site.EnterAsync(Role.Office, county, "何淑兰");
        await UnownedAsync(branch);
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");

        var below = await Branch.CallAsync(office, "GET", $"/units/{branch.Township.Code}/diagnoses");
        var verdict = below.GetProperty("below").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == "unclear");
        Assert.Equal(("act", 75m, 3, 4), (verdict.GetProperty("level").GetString(), verdict.GetProperty("value").GetDecimal(), verdict.GetProperty("part").GetInt32(), verdict.GetProperty("whole").GetInt32()));
        var id = verdict.GetProperty("id").GetString();

        // Two levels up: numbers, but no name, until the office right above has confirmed.
        Assert.Equal(HttpStatusCode.NotFound, await far.StatusAsync($"/diagnoses/{id}"));
        var seen = await Branch.CallAsync(far, "GET", $"/units/{branch.Township.Code}/diagnoses");
        Assert.Equal((0, 1), (seen.GetProperty("below").GetArrayLength(), seen.GetProperty("counts").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == "unclear").GetProperty("all").GetInt32()));

        using var said = await secretary.SubmitAsync($"/diagnoses/{id}", "reply", ("text", "责任人正在定"));
        Assert.Equal(HttpStatusCode.Found, said.StatusCode);
        await RefusedAsync(secretary, $"/diagnoses/{id}/decision", new { outcome = "rejected", reason = "不对" }, "accounts.not-yours", HttpStatusCode.Forbidden);
        using var silent = await office.SubmitAsync($"/diagnoses/{id}", "decide", ("outcome", "Confirmed"), ("reason", " "));
        Assert.Equal(HttpStatusCode.OK, silent.StatusCode);
        using var decided = await office.SubmitAsync($"/diagnoses/{id}", "decide", ("outcome", "Confirmed"), ("reason", "走访属实"));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await far.StatusAsync($"/diagnoses/{id}"));
        await HelpAsync(branch, office, id!);
    }

    /// <summary>Help is chosen, the tasks get their owner, the same figure is looked at again, and the next diagnosis lifts the verdict.</summary>
    private static async Task HelpAsync(Branch branch, Visitor office, string id)
    {
        await Branch.CallAsync(office, "PUT", $"/diagnoses/{id}/guidance", new { remedy = "visit", owner = "李文清", recheckOn = "2026-11-20" });
        await using var db = branch.Site.Open();
        foreach (var task in await db.PlanTasks.Where(task => task.UnitId == branch.Own.Id).ToListAsync()) task.Owner = "王建国";
        await db.CommitAsync(new Act("ChangeTask", branch.Own.Id, nameof(PlanTask), branch.Own.Id) { CampaignId = branch.Campaign.Id });
        var after = await Branch.CallAsync(office, "PUT", $"/diagnoses/{id}/recheck", new { note = "都定了" });
        Assert.Equal((75m, 0m), (after.GetProperty("value").GetDecimal(), after.GetProperty("after").GetDecimal()));
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        Assert.True((await Branch.CallAsync(office, "GET", $"/diagnoses/{id}")).GetProperty("lifted").GetBoolean());
        Assert.Equal(["ReplyToVerdict", "DecideVerdict", "GuideUnit", "RecheckUnit"], await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Diagnosed_twice_is_diagnosed_once_and_what_no_longer_holds_is_gone(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        await UnownedAsync(branch);
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        await using var db = branch.Site.Open();
        var first = await db.Verdicts.AsNoTracking().Where(row => row.CampaignId == branch.Campaign.Id).ToListAsync();
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        var second = await db.Verdicts.AsNoTracking().Where(row => row.CampaignId == branch.Campaign.Id).ToListAsync();
        Assert.Equal(first.Select(row => row.Id).Order(), second.Select(row => row.Id).Order());
        foreach (var task in await db.PlanTasks.Where(task => task.UnitId == branch.Own.Id).ToListAsync()) task.Owner = "王建国";
        await db.CommitAsync(new Act("ChangeTask", branch.Own.Id, nameof(PlanTask), branch.Own.Id) { CampaignId = branch.Campaign.Id });
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        Assert.DoesNotContain(await db.Verdicts.AsNoTracking().Where(row => row.CampaignId == branch.Campaign.Id).ToListAsync(), row => row.Rule == "unclear");
    }

    [Theory, OnBothDatabases]
    public async Task The_units_own_page_says_at_once_what_a_write_has_changed_and_the_list_follows(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        using var secretary = await branch.SecretaryAsync();
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        Assert.DoesNotContain("按现在的数字", await secretary.TextAsync(branch.Page("diagnosis")), StringComparison.Ordinal);
        await UnownedAsync(branch);
        Assert.Contains("按现在的数字还有：责任不明确", await secretary.TextAsync(branch.Page("diagnosis")), StringComparison.Ordinal);
        await Branch.CallAsync(office, "POST", $"/units/{branch.Township.Code}/diagnoses");
        Assert.DoesNotContain("按现在的数字", await secretary.TextAsync(branch.Page("diagnosis")), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_reminded_twice_and_did_nothing_is_listed_and_only_a_person_decides(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        await using var db = branch.Site.Open();
        var address = branch.Page("diagnosis/silent", branch.Township);
        db.Reminders.Add(Reminder.On(db.Today.AddDays(-14), branch.Campaign.Id, branch.Own.Id, 1, 1, db.Now.AddDays(-14)));
        await db.CommitAsync(new Act("RemindOfPlan", branch.Township.Id, "Reminder", "1"));
        Assert.DoesNotContain(branch.Own.Name, await office.TextAsync(address), StringComparison.Ordinal);
        db.Reminders.Add(Reminder.On(db.Today.AddDays(-7), branch.Campaign.Id, branch.Own.Id, 1, 1, db.Now.AddDays(-7)));
        await db.CommitAsync(new Act("RemindOfPlan", branch.Township.Id, "Reminder", "2"));
        Assert.Contains(branch.Own.Name, await office.TextAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Verdicts.ToListAsync(), row => row.Rule == "unwilling" && row.UnitId == branch.Own.Id);
        using var decided = await office.SubmitAsync(address, $"call-{branch.Own.Id}", ("reason", "两次提醒、一次上门都没有回应"));
        Assert.Contains("/diagnoses/", decided.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("李文清", (await db.Verdicts.SingleAsync(row => row.Rule == "unwilling" && row.UnitId == branch.Own.Id)).Decision!.Name);
    }

    [Theory, OnBothDatabases]
    public async Task Any_act_of_the_unit_takes_it_off_the_list(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        using var secretary = await branch.SecretaryAsync();
        await using var db = branch.Site.Open();
        foreach (var days in (int[])[14, 7])
        {
            db.Reminders.Add(Reminder.On(db.Today.AddDays(-days), branch.Campaign.Id, branch.Own.Id, 1, 1, db.Now.AddDays(-days)));
            await db.CommitAsync(new Act("RemindOfPlan", branch.Township.Id, "Reminder", "1"));
        }
        Assert.Contains(branch.Own.Name, await office.TextAsync(branch.Page("diagnosis/silent", branch.Township)), StringComparison.Ordinal);
        await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/findings", new { text = "公示栏是旧的", kind = "pledges", severity = "slight" }, HttpStatusCode.Created);
        Assert.DoesNotContain(branch.Own.Name, await office.TextAsync(branch.Page("diagnosis/silent", branch.Township)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_page_of_the_diagnosis_is_there_in_both_languages(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var office = await branch.OfficeAboveAsync();
        using var secretary = await branch.SecretaryAsync();
        await UnownedAsync(branch);
        using var ran = await office.SubmitAsync(branch.Page("diagnosis", branch.Township), "diagnose");
        Assert.Equal(HttpStatusCode.Found, ran.StatusCode);
        await using var db = branch.Site.Open();
        var ids = await db.Verdicts.AsNoTracking().Where(row => row.UnitId == branch.Own.Id).Select(row => row.Id).ToListAsync();
        Assert.NotEmpty(ids);
        string[] pages = [.. new[] { "diagnosis", "diagnosis/silent", "diagnosis/warning", "diagnosis/questions" }.Select(page => branch.Page(page, branch.Township)), .. ids.Select(id => $"/diagnoses/{id}")];
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.OK), (page, await office.StatusAsync(page)));
            Assert.DoesNotContain("diagnosis.", await office.TextAsync(page + "?lang=en"), StringComparison.Ordinal);
            await office.StatusAsync(branch.Page() + "?lang=zh");
        }
        // Questions are for those who lead.
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(branch.Page("diagnosis/questions")));
        Assert.DoesNotContain("diagnosis/questions", (await secretary.PageAsync(branch.Page("diagnosis"))).Body!.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>Three of four tasks that nobody owns.</summary>
    private static async Task UnownedAsync(Branch branch)
    {
        await using var db = branch.Site.Open();
        for (var i = 0; i < 4; i++)
        {
            var task = new PlanTask(branch.Campaign.Id, branch.Own.Id, 3, $"任务{i}", Month.Of(2026, 10), Month.Of(2026, 11), Month.Of(2026, 9)) { Owner = i == 0 ? "王建国" : null, CoreWork = "茶园" };
            task.Promise(new(2026, 11, 20), null, null);
            db.PlanTasks.Add(task);
        }
        await db.CommitAsync(new Act("AddTask", branch.Own.Id, nameof(PlanTask), branch.Own.Id) { CampaignId = branch.Campaign.Id });
    }

    private static async Task BranchUnderAsync(Branch branch, Domain.Units.Unit county)
    {
        await using var db = branch.Site.Open();
        var tree = new Data.Units.Tree(db);
        await tree.MoveAsync(await db.Units.SingleAsync(unit => unit.Id == branch.Township.Id), county.Id, Month.Of(2026, 10), new Act("MoveUnit", branch.Township.Id, "Unit", branch.Township.Id));
    }

    private static async Task RefusedAsync(Visitor visitor, string address, object body, string code, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        var answer = await Branch.CallAsync(visitor, "PUT", address, body, status);
        Assert.Equal(code, answer.GetProperty("code").GetString());
    }
}
