using System.Text.Json;

namespace Pacesetter.Domain.Appraisals;

/// <summary>
/// What a round came to. Answers from too few people are not in it at all, so that no page, list, sum or export can show them by mistake.
/// </summary>
/// <param name="Returned">Ballots on both ways together.</param>
/// <param name="Items">Question by question, see <see cref="BallotForm.Question"/>; null where too few answered.</param>
public sealed record RoundResult(int Returned, int Spoiled, IReadOnlyList<ItemResult?> Items)
{
    /// <summary>
    /// Each way is looked at by itself: who knows the count of the papers could else take it off the sum and read the few ballots given by code.
    /// </summary>
    public static RoundResult Of(BallotForm form, Count papers, Count codes) => new(papers.Ballots + codes.Ballots, papers.Spoiled + codes.Spoiled,
        [.. Enumerable.Range(0, form.Questions).Select(question => Item(form, papers, codes, question))]);

    /// <summary>The results of one of the subjects, in the order of the items.</summary>
    public IReadOnlyList<ItemResult?> Of(BallotForm form, int subject) => [.. Items.Skip(form.Question(subject, 0)).Take(form.Items.Count)];

    /// <summary>All answers to some items together; items with too few answers are left out of every number.</summary>
    public static ItemSum Sum(BallotForm form, IEnumerable<ItemResult?> items)
    {
        var sum = new ItemSum(0, 0, 0, 0);
        foreach (var item in items.OfType<ItemResult>()) sum += item.Sum(form);
        return sum;
    }

    public string ToText() => JsonSerializer.Serialize(this);

    public static RoundResult Parse(string text) => JsonSerializer.Deserialize<RoundResult>(text)!;

    private static ItemResult? Item(BallotForm form, Count papers, Count codes, int question)
    {
        int Answers(Count count) => count.Marks(form, question).Zip(form.Grades).Where(mark => mark.Second.Valid).Sum(mark => mark.First);
        bool Few(int answers) => answers < form.HideBelow;
        var (onPaper, byCode) = (Answers(papers), Answers(codes));
        if (Few(onPaper + byCode) || (Few(onPaper) && papers.Valid > 0) || (Few(byCode) && codes.Valid > 0)) return null;
        int[] marks = [.. papers.Marks(form, question).Zip(codes.Marks(form, question), (one, other) => one + other)];
        return new(marks, papers.Valid + codes.Valid - marks.Sum());
    }
}

/// <param name="Marks">Grade by grade, best first.</param>
/// <param name="Blank">Valid ballots that say nothing here.</param>
public sealed record ItemResult(IReadOnlyList<int> Marks, int Blank)
{
    public ItemSum Sum(BallotForm form) => new(
        Marks.Zip(form.Grades).Where(mark => mark.Second.Valid).Sum(mark => mark.First),
        Marks.Zip(form.Grades).Where(mark => mark.Second is { Valid: true, Satisfied: true }).Sum(mark => mark.First),
        Marks.Zip(form.Grades).Where(mark => !mark.Second.Valid).Sum(mark => mark.First), Blank);
}

/// <summary>Plain numbers that add up; the rate is satisfied ÷ answers.</summary>
/// <param name="Answers">Those with an opinion.</param>
/// <param name="Unaware">"Do not know": handed in, but no opinion.</param>
public readonly record struct ItemSum(int Answers, int Satisfied, int Unaware, int Blank)
{
    /// <summary>Everybody is satisfied: worth a second look, not praise.</summary>
    public bool IsUnanimous => Answers > 0 && Satisfied == Answers;

    public static ItemSum operator +(ItemSum one, ItemSum other) =>
        new(one.Answers + other.Answers, one.Satisfied + other.Satisfied, one.Unaware + other.Unaware, one.Blank + other.Blank);
}
