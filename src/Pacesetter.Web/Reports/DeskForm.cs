namespace Pacesetter.Web.Reports;

/// <summary>A thing on the desk with what its form needs: a report or a plan.</summary>
public sealed record DeskForm(Owed Thing, UnitMonth? Report, MonthPlan? Plan)
{
    public int Seconds => Report?.Sheet is { } sheet ? DeskEffort.SecondsOf(sheet) : Plan is not null ? DeskEffort.SecondsOf(Plan) : 0;
}
