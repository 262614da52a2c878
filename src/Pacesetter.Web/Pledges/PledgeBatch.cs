using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Pledges.Steps;

namespace Pacesetter.Web.Pledges;

/// <summary>Does a step for all that were chosen on a unit's page: everything, or nothing with the first reason against it.</summary>
public sealed class PledgeBatch(PacesetterDb db, FindPledge find, PledgeJudging judging, PublishPledges publish, FulfilPledges fulfil, WriteDownPledges writeDown)
{
    /// <param name="step">Null: ends those whose notice is over.</param>
    /// <returns>How many pledges or members it was done for.</returns>
    /// <exception cref="BrokenRule">pledges.none-chosen, pledges.outcome-missing; that of the use case.</exception>
    public async Task<int> RunAsync(UnitPledges pledges, PledgeStep? step, IFormCollection form)
    {
        if (step == PledgeStep.Propose) return await writeDown.RunAsync(pledges, form);
        if (step == PledgeStep.Fulfil) return await FulfilAsync(pledges, form);
        var offered = (step is { } known ? pledges.Waiting(known) : pledges.Ending(db.Today)).Select(row => row.Pledge.Id).ToHashSet();
        var back = step == PledgeStep.Vet ? offered.Where(id => !string.IsNullOrWhiteSpace(form[$"back-{id}"])).ToHashSet() : [];
        var picked = form["pick"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => offered.Contains(id) && !back.Contains(id)).Distinct().ToList();
        BrokenRule.Unless(picked.Count + back.Count > 0, "pledges.none-chosen");
        foreach (var reason in back.GroupBy(id => form[$"back-{id}"].ToString().Trim())) await judging.SendBack.RunAsync(await find.ManyAsync([.. reason]), reason.Key);
        if (picked.Count > 0) await DoAsync(step, await find.ManyAsync(picked), form);
        return picked.Count + back.Count;
    }

    private Task DoAsync(PledgeStep? step, IReadOnlyList<PledgeFile> files, IFormCollection form) => step switch
    {
        PledgeStep.Vet => judging.Vet.RunAsync(files, [.. files[0].Rules.Vetting.Select((_, i) => form[$"check-{i.ToString(CultureInfo.InvariantCulture)}"].Count > 0)], null),
        PledgeStep.Publish => publish.RunAsync(files),
        PledgeStep.Review => judging.Appraise.RunAsync(files, form["sentence"]),
        PledgeStep.Conclude => judging.Conclude.RunAsync(files, files.ToDictionary(file => file.Pledge.Id, file => form[$"grade-{file.Pledge.Id}"].ToString()), form["use"]),
        _ => judging.Finish.RunAsync(files),
    };

    private async Task<int> FulfilAsync(UnitPledges pledges, IFormCollection form)
    {
        var outcomes = pledges.Waiting(PledgeStep.Fulfil).Select(row => row.Pledge.Id)
            .Select(id => (Id: id, Outcome: OutcomeFields.Read(form, $"-{id}"))).Where(pair => pair.Outcome is not null).ToDictionary(pair => pair.Id, pair => pair.Outcome!);
        BrokenRule.Unless(outcomes.Count > 0, "pledges.outcome-missing");
        await fulfil.RunAsync(await find.ManyAsync([.. outcomes.Keys]), outcomes);
        return outcomes.Count;
    }
}
