using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Documents;

namespace Pacesetter.Web.Demo;

/// <summary>Documents that the office of the city read in: a speech whose sentences became its tasks, and a notice that nobody has worked on yet.</summary>
internal sealed class DemoDocuments(PacesetterDb db, DemoWorld world)
{
    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x5BE0CD19137E2179);

    // Before the tasks of the running year were written.
    private Month SpeechMonth => world.Time.Running.Add(-7) is var month && month > world.Time.Start ? month : world.Time.Start;

    public async Task WriteAsync(List<DemoUnit> units, Campaign campaign, CancellationToken cancellation)
    {
        var city = units.Find(unit => unit.Id == campaign.UnitId)!;
        var reach = new Reach([.. units.Where(unit => unit.Parent == city).Select(unit => new UnitBelow(unit.Id, unit.Row.Code, unit.Row.Name, unit.Tier, unit.Field))]);
        var tasks = await db.PlanTasks.AsNoTracking().Where(task => task.UnitId == city.Id && task.CampaignId == campaign.Id).OrderBy(task => task.Id).ToListAsync(cancellation);
        List<Document> documents = [];
        List<Proposal> proposals = [];
        List<Act> acts = [];
        foreach (var idea in world.Words.Documents)
        {
            var day = idea.Ties.Count > 0 ? SpeechMonth.Day(12) : world.Time.Today.AddDays(-1);
            var at = day.ToDateTime(new(1, 20), DateTimeKind.Utc);
            var document = Document.Take((campaign.Id, city.Id), idea.Title, idea.Text, new(city.Account, world.Words.Home.Office, at), keys.Next());
            var found = KeepDocument.Proposals(document, world.Recipe, DueDay.For(world.Recipe, campaign.Start, day), reach, campaign.EndMonth);
            foreach (var proposal in found) Settle(document, proposal, idea, tasks, city, at);
            documents.Add(document);
            proposals.AddRange(found);
            var act = new Act("KeepDocument", city.Id, nameof(Document), document.Id) { CampaignId = campaign.Id };
            act.Sign(city.Account, world.Words.Home.Office, at, "demo");
            acts.Add(act);
        }
        await using (var rows = new EntityRows<Document>(db)) await rows.WriteAsync(documents, cancellation);
        await using (var rows = new EntityRows<Proposal>(db)) await rows.WriteAsync(proposals, cancellation);
        await using (var rows = new EntityRows<Act>(db)) await rows.WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private static void Settle(Document document, Proposal proposal, DocumentIdea idea, List<PlanTask> tasks, DemoUnit city, DateTime at)
    {
        var words = document.Text.Substring(proposal.Start, proposal.Length);
        if (idea.Dropped is { } dropped && words.Contains(dropped, StringComparison.Ordinal)) proposal.Dismiss(city.Account, at);
        var tie = idea.Ties.Find(one => words.Contains(one.Words, StringComparison.Ordinal));
        if (tie is null || tasks.FindLast(task => task.Title.StartsWith(tie.Task, StringComparison.Ordinal)) is not { } task) return;
        proposal.HandOut(task);
        tasks.Remove(task);
    }
}

/// <summary>A document as told in words.yaml.</summary>
internal sealed class DocumentIdea
{
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>Words of the sentence that the office put aside.</summary>
    public string? Dropped { get; init; }
    public List<DocumentTie> Ties { get; init; } = [];
}

internal sealed class DocumentTie
{
    public string Words { get; init; } = "";
    public string Task { get; init; } = "";
}
