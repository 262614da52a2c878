using System.Globalization;
using Pacesetter.Domain.Inspections;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>The form of a working paper: what stands in its fields, whether typed just now or kept.</summary>
/// <param name="typed">What the browser sent; null where nothing was.</param>
internal sealed class PaperInput(IFormCollection? typed, VisitFile file, IReadOnlyList<Checkable> checkables)
{
    public const string Yes = "yes";
    public const string No = "no";

    private readonly Paper kept = file.Visit.Paper;

    public int Revision => typed is not null && int.TryParse(typed["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : file.Visit.Revision;

    public string Remark => typed is null ? kept.Remark ?? "" : typed["remark"].ToString();

    public IReadOnlyList<Checkable> Checkables => checkables;

    public PaperAnswer Answer(int question) => typed is null ? kept.Answer(question) ?? new(question, null, null, null)
        : new(question, Said($"g{question}"), Said($"s{question}"), Said($"t{question}"), kept.Answer(question)?.Photo);

    public PaperCheck Check(Checkable one) => typed is null ? kept.CheckOf(one.Kind, one.Id) ?? new(one.Kind, one.Id, null)
        : new(one.Kind, one.Id, Said(Name("c", one)) switch { Yes => true, No => false, _ => null }, Said(Name("d", one)));

    /// <summary>What was looked at and is no longer offered stays as it was.</summary>
    public Paper Paper => new([.. file.Questions.Index().Select(one => Answer(one.Index))],
        [.. checkables.Select(Check), .. kept.Checks.Where(old => checkables.All(one => one.Kind != old.Kind || one.Id != old.Id))], Remark);

    public static string Name(string letter, Checkable one) => $"{letter}-{one.Kind}-{one.Id}";

    private string? Said(string field) => typed![field].ToString() is { Length: > 0 } text ? text : null;
}
