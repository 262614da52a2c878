using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Web.Inspections.Draws;

/// <summary>Puts together who may be drawn: every unit below the inspecting one in the tree of this month, with its stratum and its weight.</summary>
public sealed class BuildFrame(PacesetterDb db)
{
    private sealed record Below(int Id, string Code, string Tier, string Field, string Group);

    /// <param name="file">The inspection.</param>
    /// <param name="excluded">Codes the office leaves out, with the reason.</param>
    /// <param name="capReason">Why a unit that has had its visits of the year is left out, in words.</param>
    /// <returns>Strata, units and exclusions; units of no stratum that is drawn from stand in none of them.</returns>
    /// <exception cref="BrokenRule">inspections.exclusion-unknown with the code.</exception>
    public async Task<DrawFrame> RunAsync(InspectionFile file, DrawHead head, IReadOnlyDictionary<string, string> excluded, string capReason, CancellationToken cancellation = default)
    {
        var below = await BelowAsync(file.Unit.Id, cancellation);
        if (excluded.Keys.Except(below.Select(unit => unit.Code)).FirstOrDefault() is { } unknown) throw new BrokenRule("inspections.exclusion-unknown", unknown);
        var takes = file.Inspection.Strata.ToDictionary(one => one.Key, one => one.Take);
        var (risks, full) = (await RisksAsync(file, cancellation), await FullAsync(file, cancellation));
        var tiers = below.Select(unit => unit.Tier).Distinct().ToDictionary(word => word, word => file.Recipe.Tier(word)?.Key ?? word);
        var fields = below.Select(unit => unit.Field).Distinct().ToDictionary(word => word, word => file.Recipe.Field(word)?.Key ?? word);
        Dictionary<string, DrawStratum> strata = [];
        List<DrawUnit> units = [];
        List<Exclusion> exclusions = [];
        foreach (var unit in below)
        {
            if (file.Rules.StratumOf(tiers[unit.Tier], fields[unit.Field]) is not { } rule || !takes.TryGetValue(rule.Key, out var take)) continue;
            if (excluded.TryGetValue(unit.Code, out var reason)) exclusions.Add(new(unit.Code, reason));
            else if (full.Contains(unit.Id)) exclusions.Add(new(unit.Code, capReason));
            else
            {
                // A unit right below the inspecting one stands below nobody there: those are drawn in all.
                var stratum = rule.EachBelow && unit.Group != unit.Code ? $"{unit.Group}/{rule.Key}" : rule.Key;
                strata.TryAdd(stratum, new(stratum, take));
                units.Add(new(unit.Code, unit.Group, stratum, risks(unit.Id)));
            }
        }
        var order = file.Rules.Strata.Index().ToDictionary(one => one.Item.Key, one => one.Index);
        return new(head)
        {
            Strata = [.. strata.Values.OrderBy(one => order[Visit.KindOf(one.Key)]).ThenBy(one => one.Key, StringComparer.Ordinal)], Units = units, Exclusions = exclusions, Inspectors = [],
        };
    }

    private async Task<List<Below>> BelowAsync(int organiser, CancellationToken cancellation)
    {
        var month = db.ThisMonth;
        return await (
            from child in db.UnitAncestors
            where child.AncestorId == organiser && child.Depth == 1 && child.FromMonth <= month && child.ToMonth > month
            join place in db.UnitAncestors on child.UnitId equals place.AncestorId
            where place.FromMonth <= month && place.ToMonth > month
            join unit in db.Units.AsNoTracking() on place.UnitId equals unit.Id
            join head in db.Units on child.UnitId equals head.Id
            select new Below(unit.Id, unit.Code, unit.Tier, unit.Field, head.Code)).ToListAsync(cancellation);
    }

    /// <summary>The weight of a unit by its key.</summary>
    private async Task<Func<int, int>> RisksAsync(InspectionFile file, CancellationToken cancellation)
    {
        var (campaign, month, head) = (file.Campaign.Id, db.ThisMonth.Previous, file.Unit.Id);
        var places = db.UnitAncestors.Where(row => row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
        var counted = await db.Tallies.AsNoTracking().Where(row => row.CampaignId == campaign && row.Month == month && places.Contains(row.UnitId))
            .Select(row => new { row.UnitId, row.Stuck, row.TasksOverdue, Missing = row.ReportsExpected - row.ReportsInTime - row.ReportsLate }).ToDictionaryAsync(row => row.UnitId, cancellation);
        var year = Month.Of(month.Year, 1);
        var refuted = await db.Tallies.Where(row => row.CampaignId == campaign && row.Month >= year && row.Month <= month && row.TasksRefuted > 0 && places.Contains(row.UnitId))
            .GroupBy(row => row.UnitId).Select(row => new { row.Key, Sum = row.Sum(one => one.TasksRefuted) }).ToDictionaryAsync(row => row.Key, row => row.Sum, cancellation);
        var seen = (await db.Visits.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.Arrival != null && places.Contains(row.UnitId)).Select(row => new { row.UnitId, row.Arrival!.Month }).ToListAsync(cancellation))
            .GroupBy(row => row.UnitId).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Month));
        return unit => file.Rules.Weight + file.Rules.Risks.Where(risk => Figure(risk, unit) >= risk.From).Sum(risk => risk.Add);

        int Figure(RiskRule risk, int unit) => risk.Measure switch
        {
            RiskRule.MonthsUnseen => seen.TryGetValue(unit, out var last) ? db.ThisMonth.Since(last) : int.MaxValue,
            RiskRule.Stuck => counted.GetValueOrDefault(unit)?.Stuck ?? 0,
            RiskRule.TasksOverdue => counted.GetValueOrDefault(unit)?.TasksOverdue ?? 0,
            RiskRule.ReportsMissing => counted.GetValueOrDefault(unit)?.Missing ?? 0,
            _ => refuted.GetValueOrDefault(unit),
        };
    }

    /// <summary>Units that have all the visits a year allows, whoever came.</summary>
    private async Task<HashSet<int>> FullAsync(InspectionFile file, CancellationToken cancellation)
    {
        var (first, last, own) = (new DateOnly(file.Inspection.From.Year, 1, 1), new DateOnly(file.Inspection.From.Year, 12, 31), file.Inspection.Id);
        var days = await db.Visits.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.InspectionId != own && row.Day >= first && row.Day <= last).Select(row => row.UnitId).ToListAsync(cancellation);
        return [.. days.CountBy(unit => unit).Where(unit => unit.Value >= file.Rules.VisitsAYear).Select(unit => unit.Key)];
    }
}
