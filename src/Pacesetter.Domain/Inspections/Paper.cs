using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Inspections;

/// <summary>The working paper of a visit (检查底稿): what was seen, not heard. Whom one talked to is a role, never a name.</summary>
/// <param name="Answers">One for each question that was looked at.</param>
/// <param name="Checks">Tasks and pledges the unit says are done, and whether they were seen.</param>
public sealed record Paper(IReadOnlyList<PaperAnswer> Answers, IReadOnlyList<PaperCheck> Checks, string? Remark = null)
{
    public static Paper Blank { get; } = new([], []);

    public PaperAnswer? Answer(int question) => Answers.FirstOrDefault(one => one.Question == question);

    public PaperCheck? CheckOf(string kind, Guid id) => Checks.FirstOrDefault(one => one.Kind == kind && one.Id == id);

    /// <summary>With another picture beside one answer.</summary>
    public Paper With(int question, Guid? photo) => this with
    {
        Answers = [.. Answers.Where(one => one.Question != question), (Answer(question) ?? new(question, null, null, null)) with { Photo = photo }],
    };

    public Paper Trimmed() => this with
    {
        Answers = [.. Answers.Select(one => one with { Grade = Said(one.Grade), Seen = Said(one.Seen), TalkedTo = Said(one.TalkedTo) }).Where(one => !one.IsEmpty).OrderBy(one => one.Question)],
        Checks = [.. Checks.Where(one => one.Confirmed is not null).Select(one => one with { Seen = Said(one.Seen) })],
        Remark = Said(Remark),
    };

    /// <param name="complete">Every question needs an answer, and every answer what was seen.</param>
    /// <exception cref="BrokenRule">inspections.question-unknown, inspections.grade-unknown, inspections.nothing-to-verify, inspections.text-long; inspections.answer-missing, inspections.seen-missing with the number of the question.</exception>
    public void Check(Inspecting rules, IReadOnlyList<InspectionQuestion> questions, bool complete)
    {
        BrokenRule.Unless(Answers.All(one => one.Question >= 0 && one.Question < questions.Count) && Answers.DistinctBy(one => one.Question).Count() == Answers.Count, "inspections.question-unknown");
        BrokenRule.Unless(Answers.All(one => one.Grade is null || rules.Grade(one.Grade) is not null), "inspections.grade-unknown");
        BrokenRule.Unless(Checks.All(one => one.Kind is PaperCheck.Task or PaperCheck.Pledge), "inspections.nothing-to-verify");
        BrokenRule.Unless(Texts.All(text => (text ?? "").Length <= Visit.TextLength), "inspections.text-long", Visit.TextLength);
        for (var question = 0; complete && question < questions.Count; question++)
        {
            var answer = Answer(question);
            BrokenRule.Unless(answer?.Grade is not null, "inspections.answer-missing", question + 1);
            BrokenRule.Unless(answer!.Seen is not null || !rules.Grade(answer.Grade)!.Seen, "inspections.seen-missing", question + 1);
        }
        BrokenRule.Unless(!complete || Checks.All(one => one.Confirmed != false || one.Seen is not null), "inspections.refuted-why");
    }

    private IEnumerable<string?> Texts => [.. Answers.SelectMany(one => (string?[])[one.Seen, one.TalkedTo]), .. Checks.Select(one => one.Seen), Remark];

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="Question">Its place among the inspection's, from 0.</param>
/// <param name="Grade">Key of one of the recipe's answers; null: not yet answered.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="TalkedTo">The role of whom one talked to.</param>
public sealed record PaperAnswer(int Question, string? Grade, string? Seen, string? TalkedTo, Guid? Photo = null)
{
    internal bool IsEmpty => Grade is null && Seen is null && TalkedTo is null && Photo is null;
}

/// <param name="Kind">task or pledge.</param>
/// <param name="Confirmed">Seen as said; false: refuted; null: not looked at.</param>
/// <param name="Seen">What was seen; needed where it is refuted.</param>
public sealed record PaperCheck(string Kind, Guid Id, bool? Confirmed, string? Seen = null)
{
    public const string Task = "task";
    public const string Pledge = "pledge";
}
