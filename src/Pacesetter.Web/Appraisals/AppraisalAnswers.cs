using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Appraisals;

/// <param name="About">organisations or members.</param>
/// <param name="Expected">How many people are asked.</param>
public sealed record RoundRequest(string? Title, string? About, int Expected);

public sealed record ExpectedRequest(int Expected);

/// <summary>What one person counted on the papers.</summary>
/// <param name="Cells">Subject by subject, item by item, grade by grade, as the round lists them.</param>
public sealed record CountRequest(int Ballots, int Spoiled, IReadOnlyList<int> Cells);

public sealed record RoundReasonRequest(string? Reason);

public sealed record CodesRequest(int Number);

/// <param name="Codes">As they are printed. They cannot be asked for again.</param>
public sealed record CodesAnswer(IReadOnlyList<string> Codes);

/// <param name="Member">Number of the member; left out: the organisation itself.</param>
/// <param name="Speaker">The leader who said it, where it is written down for them.</param>
public sealed record CommentRequest(string? Merits, string? Shortcomings, string? Direction, string? Member = null, string? Speaker = null);

public sealed record FollowUpRequest(string? Text);

/// <summary>A round as the API shows it. Results are there once it is closed, and only where enough people answered.</summary>
/// <param name="Counted">Who has counted the papers.</param>
/// <param name="Mine">What the caller counted; the other's numbers only in <paramref name="Differences"/>.</param>
/// <param name="CalledOff">Why it ended without a result.</param>
/// <param name="Rate">Satisfied answers ÷ answers with an opinion, over all items shown; null if there are none.</param>
public sealed record RoundAnswer(
    Guid Id, string Unit, string Title, string About, int Expected, IReadOnlyList<string> Items, IReadOnlyList<string> Grades, IReadOnlyList<string> Subjects, int HideBelow, IReadOnlyList<string> Counted, CountRequest? Mine,
    IReadOnlyList<Difference>? Differences, int ByCode, int CodesLeft, string? CalledOff, DateTime? Closed, int? Returned, int? Spoiled, int? Answers, int? Satisfied, int? Unaware, int? Blank, double? Rate, IReadOnlyList<BallotItemAnswer>? Results, int Revision)
{
    internal static RoundAnswer Of(RoundFile file, int account)
    {
        var (round, form, closing) = (file.Round, file.Form, file.Round.Closing);
        var mine = round.EntryOf(account) is { Content: not "" } entry ? entry.Count : null;
        return new(round.Id, file.Unit.Code, round.Title, round.About == Subject.Members ? "members" : "organisations", round.Expected, form.Items, [.. form.Grades.Select(grade => grade.Key)],
            [.. form.Subjects.Select(subject => subject.Name)], form.HideBelow, [.. new[] { round.First, round.Second }.OfType<PaperEntry>().Select(one => one.Name)],
            mine is null ? null : new(mine.Ballots, mine.Spoiled, mine.Cells), round.Differences, file.ByCode, file.CodesLeft, round.CalledOff?.Reason, closing?.At, closing?.Returned, closing?.Spoiled,
            closing?.Answers, closing?.Satisfied, closing?.Unaware, closing?.Blank, closing is { Answers: > 0 } ? (double)closing.Satisfied / closing.Answers : null,
            round.Result is { } result ? [.. result.Items.Index().Select(item => BallotItemAnswer.Of(file, item.Index, item.Item))] : null, round.Revision);
    }
}

/// <summary>What was answered to one question.</summary>
/// <param name="Hidden">Too few people answered; there are no numbers.</param>
/// <param name="Marks">Grade by grade.</param>
public sealed record BallotItemAnswer(string Subject, string Item, bool Hidden, IReadOnlyList<int>? Marks, int? Blank, int? Answers, int? Satisfied)
{
    internal static BallotItemAnswer Of(RoundFile file, int question, ItemResult? item)
    {
        var (subject, place) = Math.DivRem(question, file.Form.Items.Count);
        var sum = item?.Sum(file.Form);
        return new(file.Form.Subjects[subject].Name, file.Form.Items[place], item is null, item?.Marks, item?.Blank, sum?.Answers, sum?.Satisfied);
    }
}

public sealed record CommentAnswer(Guid Id, string Unit, string? Member, string Merits, string Shortcomings, string Direction, string By, string? WrittenBy, DateTime At, string? FollowUp, int Revision)
{
    internal static CommentAnswer Of(CommentFile file) => new(file.Comment.Id, file.Unit.Code, file.Member?.Number, file.Comment.Merits, file.Comment.Shortcomings, file.Comment.Direction,
        file.Comment.Given.Voice, file.Comment.Given.Speaker is null ? null : file.Comment.Given.Name, file.Comment.Given.At, file.Comment.FollowUp?.Text, file.Comment.Revision);
}

/// <summary>Somebody one level down, and the last comment on them this year; null: not commented on.</summary>
public sealed record CommentedAnswer(string Unit, string? Member, string Name, Guid? Comment, string? By, DateTime? At)
{
    internal static CommentedAnswer Of(CommentRow row) => new(row.UnitCode, row.Member, row.Name, row.Last?.Id, row.Last?.Given.Voice, row.Last?.Given.At);
}
