using System.Text.Json;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Appraisals;

/// <summary>What stands on the ballots of a round, kept as it was when the round was opened: a recipe changed later changes no ballot.</summary>
/// <param name="Subjects">Whom the ballots are about: one organisation, or members.</param>
/// <param name="Items">Keys of the recipe's ballot items.</param>
/// <param name="Grades">Best first.</param>
/// <param name="HideBelow">Results from fewer valid ballots than this are never made.</param>
public sealed record BallotForm(IReadOnlyList<BallotSubject> Subjects, IReadOnlyList<string> Items, IReadOnlyList<BallotGrade> Grades, int HideBelow)
{
    /// <summary>How many questions a ballot has.</summary>
    public int Questions => Subjects.Count * Items.Count;

    /// <summary>How many numbers a count has: one for each question and grade.</summary>
    public int Cells => Questions * Grades.Count;

    /// <exception cref="BrokenRule">appraisals.none-of-organisations, appraisals.none-of-members, appraisals.nobody-to-appraise.</exception>
    public static BallotForm Of(Appraising rules, Subject about, IReadOnlyList<BallotSubject> subjects)
    {
        var items = about == Subject.Members ? rules.Members : rules.Organisations;
        BrokenRule.Unless(items.Count > 0, about == Subject.Members ? "appraisals.none-of-members" : "appraisals.none-of-organisations");
        BrokenRule.Unless(subjects.Count > 0, "appraisals.nobody-to-appraise");
        return new(subjects, [.. items.Select(item => item.Key)], [.. rules.Grades.Select(grade => new BallotGrade(grade.Key, grade.Satisfied, grade.Valid))], rules.HideBelow);
    }

    public int Question(int subject, int item) => (subject * Items.Count) + item;

    public int Cell(int question, int grade) => (question * Grades.Count) + grade;

    public string ToText() => JsonSerializer.Serialize(this);

    public static BallotForm Parse(string text) => JsonSerializer.Deserialize<BallotForm>(text)!;
}

/// <param name="MemberId">Null: the organisation.</param>
/// <param name="Name">As it was when the round was opened.</param>
public sealed record BallotSubject(int? MemberId, string Name);

/// <param name="Satisfied">Counts towards the share of the satisfied.</param>
/// <param name="Valid">False for "do not know".</param>
public sealed record BallotGrade(string Key, bool Satisfied, bool Valid);
