using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Inspections;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Directives;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections.Estimates;

/// <summary>What all are told of an inspection, as an official paper; its number is written in by whoever gives it out.</summary>
public sealed class SetCircular(PacesetterDb db, ReadRegister register, Words words)
{
    /// <param name="circular">Issued, or kept as a draft.</param>
    public async Task<OfficialPaper> RunAsync(InspectionFile file, Circular circular, CancellationToken cancellation = default)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var day = circular.IsIssued ? DateOnly.FromDateTime(circular.At.AddHours(8)) : db.Today;
        var marks = await register.MarksAsync(file.Unit.Id, cancellation);
        return new()
        {
            Mast = OfficialPaper.MastOf(file.Unit.Name), Number = OfficialPaper.NumberToFill(marks.Count > 0 ? marks[0] : null, day.Year), Title = words["inspections.circular-title", file.Inspection.Title],
            Addressees = words["inspections.paper-to"], Body = circular.Text, Signature = file.Unit.Name, Date = day, Printer = file.Unit.Name, Printed = day,
        };
    }
}
