using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

/// <summary>Something that a unit was asked for in a month.</summary>
/// <param name="What">report, plan, directive or visit.</param>
/// <param name="Name">Of the directive; null otherwise.</param>
/// <param name="Cause">Who asks for it: the recipe's campaign or a unit.</param>
public sealed record BurdenLine(string What, string? Name, string Cause, Guid? DirectiveId, int Fields, int Attachments, int Receptions, int Seconds);

/// <summary>All that a unit was asked for in a month, the heaviest first.</summary>
public sealed record MonthBurden(Month Month, IReadOnlyList<BurdenLine> Lines)
{
    /// <summary>Whole minutes; 0 where nothing was asked.</summary>
    public int Minutes => Lines.Count == 0 ? 0 : Effort.Minutes(Lines.Sum(line => line.Seconds));
}

/// <summary>Adds up what the system asked of a unit, by the keystroke-level model: report, plan, directives and visits. Nobody is timed.</summary>
public sealed class ReadBurden(PacesetterDb db, FindMonth months, FindMonthPlan plans)
{
    public async Task<MonthBurden> RunAsync(Place place, Month month, CancellationToken cancellation = default)
    {
        List<BurdenLine> lines = [.. await OfCampaignAsync(place, month, cancellation), .. await OfDirectivesAsync(place, month, cancellation), .. await OfVisitsAsync(place, month, cancellation)];
        return new(month, [.. lines.OrderByDescending(line => line.Seconds)]);
    }

    private async Task<List<BurdenLine>> OfCampaignAsync(Place place, Month month, CancellationToken cancellation)
    {
        List<BurdenLine> lines = [];
        var (address, cause) = (new MonthAddress(place.Unit.Code, month, place.Campaign!.Key), place.Recipe!.Name.ToString());
        if (month < place.Campaign.StartMonth || month > place.Campaign.EndMonth) return lines;
        try
        {
            if (await months.RunAsync(address, cancellation: cancellation) is { Sheet: { } sheet } report && report.Period.ToMonth == month)
                lines.Add(new("report", null, cause, null, sheet.Tasks.Count, 0, 0, Effort.SecondsAPage + DeskEffort.SecondsOf(sheet)));
            if (await plans.RunAsync(address, cancellation: cancellation) is { Owed: true } plan && plan.Period.FromMonth == month)
                lines.Add(new("plan", null, cause, null, plan.Tasks.Count, 0, 0, Effort.SecondsAPage + DeskEffort.SecondsOf(plan)));
        }
        catch (BrokenRule)
        {
            // The campaign asks for no report or plan in that month.
            return lines;
        }
        return lines;
    }

    private async Task<List<BurdenLine>> OfDirectivesAsync(Place place, Month month, CancellationToken cancellation)
    {
        var unit = place.Unit.Id;
        var rows = await (from receipt in db.DirectiveReceipts.AsNoTracking() where receipt.UnitId == unit
                          join directive in db.Directives on receipt.DirectiveId equals directive.Id where directive.Issue!.Month <= month
                          join text in db.DirectiveTexts on new { Id = directive.Id, Number = directive.Version } equals new { Id = text.DirectiveId, text.Number }
                          join issuer in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on directive.UnitId equals issuer.Id
                          orderby directive.Id select new { directive, issuer.Name, Signs = text.Title.Length + text.Body.Length }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => (row, Seconds: row.directive.SecondsIn(month, row.Signs))).Where(pair => pair.Seconds > 0).Select(pair => Line(pair.row.directive, pair.row.Name, pair.Seconds))];
    }

    private static BurdenLine Line(Directive directive, string issuer, int seconds)
    {
        var load = new AskedLoad(directive.Things, 0);
        return new("directive", directive.Title, issuer, directive.Id, load.Fields, load.Attachments, load.Receptions, seconds);
    }

    private async Task<List<BurdenLine>> OfVisitsAsync(Place place, Month month, CancellationToken cancellation)
    {
        var (unit, begin, end) = (place.Unit.Id, month.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8), month.Next.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8));
        var causes = await (from visit in db.Visits where visit.UnitId == unit && visit.Arrival != null && visit.Arrival.At >= begin && visit.Arrival.At < end
                            join organiser in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on visit.OrganiserId equals organiser.Id
                            orderby visit.Id select organiser.Name).ToListAsync(cancellation);
        return [.. causes.Select(cause => new BurdenLine("visit", null, cause, null, 0, 0, 1, Effort.SecondsAVisit))];
    }
}
