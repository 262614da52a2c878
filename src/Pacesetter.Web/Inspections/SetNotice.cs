using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Directives;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections;

/// <summary>The notice of an inspection as an official paper. It is written from the plan alone, so that nothing in it can tell who was drawn.</summary>
public sealed class SetNotice(PacesetterDb db, ReadRegister register, Words words)
{
    public async Task<OfficialPaper> RunAsync(InspectionFile file, CancellationToken cancellation = default)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var day = file.Inspection.Announcement is { } told ? DateOnly.FromDateTime(told.At.AddHours(8)) : db.Today;
        var marks = await register.MarksAsync(file.Unit.Id, cancellation);
        return new()
        {
            Mast = OfficialPaper.MastOf(file.Unit.Name), Number = OfficialPaper.NumberToFill(marks.Count > 0 ? marks[0] : null, day.Year), Title = words["inspections.notice-title", file.Inspection.Title],
            Addressees = words["inspections.paper-to"], Body = string.Join('\n', Body(file)), Signature = file.Unit.Name, Date = day, Printer = file.Unit.Name, Printed = day,
        };
    }

    private IEnumerable<string> Body(InspectionFile file)
    {
        var plan = file.Inspection;
        return
        [
            words["inspections.notice-lead", words.Span(plan.From, plan.To), plan.Title],
            words["inspections.notice-basis"], plan.Basis,
            words["inspections.notice-content"], plan.Content,
            words["inspections.notice-method"], plan.Method.Length > 0 ? plan.Method : words["inspections.notice-on-site"],
            words["inspections.notice-units"], words["inspections.notice-drawn", words.List(plan.Strata.Select(one => words.Take(file, one))), plan.TeamSize],
            words["inspections.notice-questions"], .. plan.Questions.Select((question, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}.{question.Text}")),
            words["inspections.notice-end"],
        ];
    }
}
