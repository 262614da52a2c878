using System.Text.Json;

namespace Pacesetter.Domain.Appraisals;

/// <summary>What a heap of ballots says, as numbers only: nothing in it is a single ballot, and adding one leaves no trace of the order.</summary>
/// <param name="Ballots">Handed in, spoiled ones among them.</param>
/// <param name="Spoiled">Invalid as a whole; nothing on them is counted.</param>
/// <param name="Cells">Marks, question by question and grade by grade, see <see cref="BallotForm.Cell"/>. What is missing to the valid ballots was left blank.</param>
public sealed record Count(int Ballots, int Spoiled, IReadOnlyList<int> Cells)
{
    public int Valid => Ballots - Spoiled;

    public static Count None(BallotForm form) => new(0, 0, new int[form.Cells]);

    /// <summary>With one ballot more.</summary>
    /// <param name="form">Of the round.</param>
    /// <param name="answers">The place of the grade marked at each question; null where it was left blank.</param>
    /// <exception cref="BrokenRule">appraisals.ballot-unreadable.</exception>
    public Count With(BallotForm form, IReadOnlyList<int?> answers)
    {
        BrokenRule.Unless(answers.Count == form.Questions && answers.All(answer => answer is null or >= 0 && (answer ?? 0) < form.Grades.Count), "appraisals.ballot-unreadable");
        var cells = Cells.ToArray();
        foreach (var (question, answer) in answers.Index())
        {
            if (answer is { } grade) cells[form.Cell(question, grade)]++;
        }
        return new(Ballots + 1, Spoiled, cells);
    }

    /// <summary>Refuses numbers that no heap of ballots can have.</summary>
    /// <exception cref="BrokenRule">appraisals.count-incomplete, appraisals.count-negative, appraisals.spoiled-over-ballots, appraisals.marks-over-ballots with subject and item.</exception>
    public void Check(BallotForm form)
    {
        BrokenRule.Unless(Cells.Count == form.Cells, "appraisals.count-incomplete");
        BrokenRule.Unless(Ballots >= 0 && Spoiled >= 0 && Cells.All(cell => cell >= 0), "appraisals.count-negative");
        BrokenRule.Unless(Spoiled <= Ballots, "appraisals.spoiled-over-ballots");
        for (var question = 0; question < form.Questions; question++)
            BrokenRule.Unless(Marks(form, question).Sum(mark => (long)mark) <= Valid, "appraisals.marks-over-ballots", form.Subjects[question / form.Items.Count].Name, (question % form.Items.Count) + 1, Valid);
    }

    /// <summary>The marks of one question, grade by grade.</summary>
    public IEnumerable<int> Marks(BallotForm form, int question) => Cells.Skip(form.Cell(question, 0)).Take(form.Grades.Count);

    /// <summary>Where two counts of the same heap disagree.</summary>
    public IReadOnlyList<Difference> Differences(Count other) =>
    [
        .. Differs(Place.Ballots, Ballots, other.Ballots),
        .. Differs(Place.Spoiled, Spoiled, other.Spoiled),
        .. Cells.Zip(other.Cells).Index().SelectMany(cell => Differs(cell.Index, cell.Item.First, cell.Item.Second)),
    ];

    public string ToText() => JsonSerializer.Serialize(this);

    public static Count Parse(string text) => JsonSerializer.Deserialize<Count>(text)!;

    private static IEnumerable<Difference> Differs(int cell, int first, int second) => first == second ? [] : [new(cell, first, second)];

    /// <summary>The two numbers of a count that are no cells.</summary>
    public static class Place
    {
        public const int Ballots = -2;
        public const int Spoiled = -1;
    }
}

/// <param name="Cell">A cell, or one of <see cref="Count.Place"/>.</param>
public sealed record Difference(int Cell, int First, int Second);
