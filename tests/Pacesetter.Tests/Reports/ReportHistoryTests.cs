using CsCheck;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Web.Reports;

namespace Pacesetter.Tests.Reports;

/// <summary>Whatever a village reports, corrects, drops and finishes in whatever order: what stands on the tasks follows from the lines, and the tallies are true.</summary>
public sealed class ReportHistoryTests
{
    private const int Tasks = 4;

    /// <param name="Day">Days that pass before it is said.</param>
    /// <param name="Back">Months before the current one that is spoken of.</param>
    private sealed record Saying(int Day, int Back, ProgressState[] States, bool HasSentence, bool IsSingle);

    [Theory, OnBothDatabases]
    public async Task Facts_follow_from_lines_and_tallies_from_facts(DatabaseKind kind)
    {
        var saying = Gen.Select(Gen.Int[0, 25], Gen.Int[0, 2], Gen.Enum<ProgressState>().Array[Tasks], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))), Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
            (day, back, states, sentence, single) => new Saying(day, back, states, sentence, single));
        await saying.Array[1, 12].SampleAsync(async sayings =>
        {
            await using var village = await Village.SettleAsync(kind);
            for (var i = 0; i < Tasks; i++) await village.TaskAsync($"task {i}", $"2026-{9 + i:00}-28", i % 2 == 0 ? 10 : null);
            var said = 0;
            foreach (var one in sayings)
            {
                village.Store.Time.Advance(TimeSpan.FromDays(one.Day));
                if (await SayAsync(village, one)) said++;
            }
            await LinesAndTasksAgreeAsync(village);
            await village.TalliesAreTrueAsync();
        }, iter: Thorough.Of(8, quick: 2));
    }

    private static async Task<bool> SayAsync(Village village, Saying one)
    {
        await using var db = village.Store.Open();
        var address = new MonthAddress(Village.Code, db.ThisMonth.Add(-one.Back));
        try
        {
            var month = await village.Find(db).RunAsync(address);
            var lines = month.Sheet!.Tasks.Select((task, i) => new Line(task.Id, one.States[i % Tasks], null, one.HasSentence ? "because" : null)).ToList();
            if (lines.Count == 0) return false;
            if (month.Period.HasClosedBy(db.Today)) await village.CorrectAsync(address.Month, lines.Take(1 + one.Day % Tasks).ToList(), "looked again");
            else if (one.IsSingle) await new SayProgress(db, village.Find(db)).RunAsync(address.Month, lines[0]);
            else await village.SubmitAsync(address.Month, lines);
            return true;
        }
        catch (BrokenRule)
        {
            return false; // Refused: nothing may have changed, which is what is looked at afterwards.
        }
    }

    private static async Task LinesAndTasksAgreeAsync(Village village)
    {
        await using var db = village.Store.Open();
        var lines = (await db.TaskProgress.ToListAsync()).ToLookup(line => line.TaskId);
        foreach (var task in await db.PlanTasks.ToListAsync())
        {
            Assert.Equal(lines[task.Id].Where(line => line.State is ProgressState.Done).Select(line => (Month?)line.Month).Min(), task.Completion?.Month);
            Assert.Equal(lines[task.Id].Where(line => line.State is ProgressState.Dropped).Select(line => (Month?)line.Month).Min(), task.Drop?.Month);
            Assert.True(task.Completion is null || task.Drop is null);
            Assert.All(lines[task.Id].Where(line => line.Month > task.Completion?.Month), line => Assert.Equal(ProgressState.Done, line.State));
        }
        Assert.All(await db.Reports.ToListAsync(), report => Assert.True(report.Day >= report.Month.First && report.Day <= report.Month.Next.Day(5)));
    }
}
