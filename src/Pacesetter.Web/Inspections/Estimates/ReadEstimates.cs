using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Inspections.Estimates;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Inspections.Estimates;

/// <param name="Total">Over all kinds.</param>
/// <param name="Kinds">By the key of the stratum rule, those in which somebody could be drawn.</param>
public sealed record QuestionEstimate(int Number, InspectionQuestion Question, Estimate Total, IReadOnlyList<(string Kind, Estimate Estimate)> Kinds);

/// <param name="Visits">Handed in.</param>
/// <param name="Drawn">Visits there were to be.</param>
public sealed record InspectionResult(IReadOnlyList<QuestionEstimate> Questions, IReadOnlyList<(Visit Visit, Unit Unit)> Visits, int Drawn);

/// <summary>What the working papers handed in say about all units that might have been drawn.</summary>
public sealed class ReadEstimates(PacesetterDb db)
{
    public async Task<InspectionResult> RunAsync(InspectionFile file, CancellationToken cancellation = default)
    {
        var id = file.Inspection.Id;
        var visits = await (
            from visit in db.Visits.AsNoTracking()
            where visit.InspectionId == id
            join unit in db.Units.AsNoTracking() on visit.UnitId equals unit.Id
            orderby unit.Ordinal, unit.Id
            select new { visit, unit }).ToListAsync(cancellation);
        var draw = await db.InspectionDraws.AsNoTracking().Where(row => row.InspectionId == id && row.Made != null).OrderByDescending(row => row.Round).FirstOrDefaultAsync(cancellation);
        var population = draw?.Frame.Units.CountBy(unit => Visit.KindOf(unit.Stratum)).ToDictionary() ?? [];
        var handedIn = visits.Where(row => row.visit.HandedIn is not null).Select(row => (row.visit, row.unit)).ToList();
        var papers = handedIn.Select(row => (row.visit.Kind, Weight: (double)row.visit.Denominator / row.visit.Numerator, row.visit.Paper)).ToList();
        return new([.. file.Inspection.Questions.Index().Select(one => Of(one.Index, one.Item))], handedIn, visits.Count);

        QuestionEstimate Of(int number, InspectionQuestion question)
        {
            var seen = (
                from paper in papers
                let grade = file.Rules.Grade(paper.Paper.Answer(number)?.Grade)
                where grade is { Seen: true }
                select (paper.Kind, Row: (paper.Weight, grade.Met))).ToList();
            var kinds = file.Rules.Strata.Where(rule => population.ContainsKey(rule.Key))
                .Select(rule => (rule.Key, Estimate.Of(population[rule.Key], [.. seen.Where(one => one.Kind == rule.Key).Select(one => one.Row)]))).ToList();
            return new(number, question, Estimate.Of(population.Values.Sum(), [.. seen.Select(one => one.Row)]), kinds);
        }
    }
}
