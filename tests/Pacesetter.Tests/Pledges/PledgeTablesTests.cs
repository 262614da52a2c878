using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Pledges.Excel;

namespace Pacesetter.Tests.Pledges;

public sealed class PledgeTablesTests
{
    private const string Head = "unit,member,year,instant,text,kind,due,target,vetted,published,outcome,sentence\n";

    [Theory, OnBothDatabases]
    public async Task What_was_done_on_paper_is_taken_over_and_the_same_file_twice_adds_nothing(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var file = Head
            + $"{branch.Own.Code},,,,修通村道三公里,deed,2026-11-30,3,,,,\n"
            + $"{branch.Own.Code},{branch.Members[0].Number},,,走访二十户,实事承诺,2026-12-20,20,2026-03-20,2026-03-25,已兑现,走访二十二户\n"
            + $"{branch.Own.Code},{branch.Members[1].Number},,是,扫雪一次,common,,1,2026-03-20,2026-03-25,subjective,忘了\n";
        var look = await ImportAsync(branch, file, dryRun: true);
        Assert.Equal((3, 0, false), (look.Added, look.ProblemCount, look.IsWritten));
        Assert.Equal(0, (await branch.NumbersAsync()).PledgesMade);
        Assert.True((await ImportAsync(branch, file)).IsWritten);
        var again = await ImportAsync(branch, file);
        Assert.Equal((0, 3, false), (again.Added, again.Unchanged, again.IsWritten));
        var numbers = await branch.NumbersAsync();
        Assert.Equal((3, 2, 2, 1, 1, 2), (numbers.PledgesMade, numbers.PledgesVetted, numbers.PledgesPublished, numbers.PledgesKept, numbers.PledgesNotKept, numbers.MembersPledged));
        var back = await ImportAsync(branch, await ExportAsync(branch));
        Assert.Equal((0, 3, 0), (back.Added, back.Unchanged, back.ProblemCount));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_told_with_its_cell_and_nothing_is_written(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var result = await ImportAsync(branch, Head
            + $"{branch.Own.Code},,,,一件好事,deed,,,,,,\n"
            + "nowhere,,,,a,deed,,,,,,\n"
            + $"{branch.Own.Code},nobody,,,b,deed,,,,,,\n"
            + $"{branch.Own.Code},,2031,,c,deed,,,,,,\n"
            + $"{branch.Own.Code},,,,d,deed,someday,,,,,\n"
            + $"{branch.Own.Code},{branch.Members[0].Number},,,e,deed,,,2026-03-01,2030-01-01,,\n"
            + $"{branch.Own.Code},{branch.Members[0].Number},,,f,deed,,,,2026-03-05,,\n"
            + $"{branch.Own.Code},{branch.Members[0].Number},,,g,deed,,,2026-03-01,2026-03-05,perhaps,\n"
            + $"{branch.Own.Code},,,,h,deed,,,2026-03-01,,,\n");
        Assert.Equal(
            [("A3", "pledges.import-unit-unknown"), ("B4", "pledges.import-member-unknown"), ("C5", "pledges.no-round"), ("G6", "pledges.day-unreadable"), ("J7", "pledges.import-day-outside"),
             ("J8", "pledges.not-vetted"), ("K9", "pledges.import-outcome-unknown"), ("I10", "pledges.own")],
            result.Problems.Select(problem => (problem.Address.Split('!')[^1], problem.Code)));
        Assert.Equal(0, (await branch.NumbersAsync()).PledgesMade);
    }

    [Theory, OnBothDatabases]
    public async Task A_table_takes_pledges_further_and_every_step_has_its_act(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync();
        string Table(string vetted, string outcome, string review, string grade) =>
            Head.Replace("sentence", "sentence,review,grade,use", StringComparison.Ordinal) + $"{branch.Own.Code},{branch.Members[0].Number},,,全年上门服务二十户老人,deed,,,{vetted},{vetted},{outcome},{(outcome.Length > 0 ? "都走到了" : "")},{review},{grade},评优\n";
        var vetted = await ImportAsync(branch, Table("2026-03-20", "", "", ""));
        Assert.Equal((0, 1, 0, true), (vetted.Added, vetted.Advanced, vetted.Unchanged, vetted.IsWritten));
        Assert.Equal((0, 0, 1), await ImportAsync(branch, Table("2026-03-20", "", "", "")) is var again ? (again.Added, again.Advanced, again.Unchanged) : default);
        var look = await ImportAsync(branch, Table("2026-03-20", "已兑现", "群众认可", "kept"), dryRun: true);
        Assert.Equal((1, false), (look.Advanced, look.IsWritten));
        Assert.True((await ImportAsync(branch, Table("2026-03-20", "已兑现", "群众认可", "kept"))).IsWritten);
        await using var db = branch.Site.Open();
        var pledge = await db.Pledges.AsNoTracking().SingleAsync(row => row.Id == Guid.Parse(id));
        Assert.Equal((true, "群众认可", "kept", "评优"), (pledge.Fulfilment!.Kept, pledge.Review!.Sentence, pledge.Conclusion!.Grade, pledge.Conclusion.Use));
        Assert.Equal(["ProposePledge", "VetPledge", "PublishPledge", "FulfilPledge", "AppraisePledge", "ConcludePledge"], await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
        var numbers = await branch.NumbersAsync();
        Assert.Equal((1, 1, 1, 1, 1), (numbers.PledgesVetted, numbers.PledgesPublished, numbers.PledgesKept, numbers.PledgesReviewed, numbers.PledgesGraded1));
    }

    [Theory, OnBothDatabases]
    public async Task A_table_judges_nothing_that_a_page_would_not_let_the_same_person_judge(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/pledges", new { text = "修通村道三公里", due = "2026-12-20", kind = "deed" }, System.Net.HttpStatusCode.Created);
        var file = Head + $"{branch.Own.Code},,,,修通村道三公里,deed,,,2026-03-20,,,\n";
        var own = await ImportAsync(branch, file, by: secretary);
        Assert.Equal([("I2", "accounts.not-yours")], own.Problems.Select(problem => (problem.Address.Split('!')[^1], problem.Code)));
        using var office = await branch.OfficeAboveAsync();
        Assert.True((await ImportAsync(branch, file, by: office)).IsWritten);
    }

    [Theory, OnBothDatabases]
    public async Task Who_need_not_pledge_goes_out_and_in_with_the_reason(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var head = Head.Replace("sentence", "sentence,exempt", StringComparison.Ordinal);
        await branch.PledgeAsync(1);
        var file = head + $"{branch.Own.Code},{branch.Members[0].Number},,,,,,,,,,,年老体弱\n";
        Assert.Equal((1, true), await ImportAsync(branch, file) is var done ? (done.Exempted, done.IsWritten) : default);
        Assert.Equal((0, 1), await ImportAsync(branch, file) is var again ? (again.Exempted, again.Unchanged) : default);
        var back = await ExportAsync(branch);
        Assert.Contains("年老体弱", back, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await ImportAsync(branch, back) is var round ? (round.Added, round.Exempted, round.ProblemCount) : default);
        var wrong = await ImportAsync(branch, head + $"{branch.Own.Code},{branch.Members[1].Number},,,,,,,,,,,生病\n{branch.Own.Code},,,,,,,,,,,,生病\n");
        Assert.Equal([("M2", "pledges.has-pledged"), ("M3", "pledges.import-exempt-unfit")], wrong.Problems.Select(problem => (problem.Address.Split('!')[^1], problem.Code)));
    }

    [Theory, OnBothDatabases]
    public async Task A_long_table_is_streamed_and_its_numbers_equal_a_recount(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var file = new StringBuilder(Head);
        for (var i = 0; i < 3500; i++) file.Append(CultureInfo.InvariantCulture, $"{branch.Own.Code},{branch.Members[i % 3].Number},,是,走访第 {i} 户,deed,2026-12-20,1,2026-03-20,{(i % 2 == 0 ? "2026-03-25" : "")},,\n");
        Assert.True((await ImportAsync(branch, file.ToString())).IsWritten);
        var numbers = await branch.NumbersAsync();
        Assert.Equal((3500, 1750, 3), (numbers.PledgesMade, numbers.PledgesPublished, numbers.MembersPledged));
        await using var db = branch.Site.Open();
        Assert.Equal((0, 0), await new Recount(db).CompareAsync(TestContext.Current.CancellationToken));
        var broken = await ImportAsync(branch, file.ToString().Replace("走访", "看望", StringComparison.Ordinal) + "nowhere,,,,x,deed,,,,,,\n");
        Assert.False(broken.IsWritten);
        Assert.Equal(3500, await db.Pledges.CountAsync(row => row.UnitId == branch.Own.Id));
    }

    private static async Task<PledgeImport> ImportAsync(Branch branch, string file, bool dryRun = false, Visitor? by = null) => await DoAsync(branch, by, async services =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return await services.GetRequiredService<ImportPledges>().RunAsync(stream, "pledges.csv", by?.Account!.Name == "王建国" ? branch.Own : branch.Township, branch.Campaign, dryRun, TestContext.Current.CancellationToken);
    });

    private static Task<string> ExportAsync(Branch branch) => DoAsync(branch, null, async services =>
    {
        using var stream = new MemoryStream();
        await services.GetRequiredService<ExportPledges>().RunAsync(stream, false, branch.Campaign, branch.Township.Id, null, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    });

    private static async Task<T> DoAsync<T>(Branch branch, Visitor? by, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = branch.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        if (by is null) db.Viewer.BecomeSystem("test");
        else db.Viewer.Become(by.Account!.Id, by.Account.Name, await db.Grants.Where(grant => grant.AccountId == by.Account.Id).ToListAsync(), db.Today);
        return await work(scope.ServiceProvider);
    }
}
