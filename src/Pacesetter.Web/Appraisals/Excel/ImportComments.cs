using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals.Excel;

/// <summary>What an import of comments found and did.</summary>
/// <param name="Problems">Each with its cell. With any problem nothing was written.</param>
/// <param name="IsWritten">Whether the store was changed.</param>
public sealed record CommentImport(int Given, int Followed, int Unchanged, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<SheetProblem> Notices, bool IsWritten);

/// <summary>
/// Gives the comments of a table, and notes what was done about those that are there; under the same rights as on the pages, all of it or nothing. The same
/// file twice changes nothing, and what a leader said is not rewritten.
/// </summary>
public sealed class ImportComments(PacesetterDb db, FindComment find, GiveComment give, FollowComment follow, CommentSheets sheets)
{
    private const int MostRows = 5_000;

    /// <param name="place">The campaign; units in the file are this one or lie below it.</param>
    /// <param name="dryRun">Only tell what would be done.</param>
    public async Task<CommentImport> RunAsync(Stream file, string fileName, Place place, bool dryRun, CancellationToken cancellation = default)
    {
        using var reader = SheetReader.Open(file, sheets.Columns, fileName);
        var rows = reader.Rows.Take(MostRows + 1).ToList();
        List<SheetProblem> problems = [.. reader.Problems];
        if (rows.Count > MostRows) problems.Add(new(fileName, "appraisals.import-too-long", MostRows));
        List<Act> acts = [];
        var (given, followed, unchanged) = (0, 0, 0);
        foreach (var row in problems.Count > 0 ? [] : rows)
        {
            try
            {
                var done = await TakeAsync(row, place, cancellation);
                acts.AddRange(done);
                (given, followed, unchanged) = (given + done.Count(act => act.Name == "GiveComment"), followed + done.Count(act => act.Name == "FollowComment"), unchanged + (done.Count == 0 ? 1 : 0));
            }
            catch (BrokenRule rule)
            {
                problems.Add(new(row.Address(ColumnOf(rule)), rule.Code, [.. rule.Arguments]));
            }
        }
        var writes = !dryRun && problems.Count == 0 && acts.Count > 0;
        if (writes) await db.CommitAsync(acts, null, cancellation);
        db.ChangeTracker.Clear();
        return new(given, followed, unchanged, [.. problems.Take(200)], reader.Notices, writes);
    }

    private async Task<IReadOnlyList<Act>> TakeAsync(SheetRow row, Place place, CancellationToken cancellation)
    {
        var words = new CommentWords(row[CommentSheets.Merits], row[CommentSheets.Shortcomings], row[CommentSheets.Direction]);
        var of = await OfAsync(row, place, cancellation);
        var (comment, acts) = (await ThereAsync(row, words, of, cancellation), new List<Act>());
        if (comment is null)
        {
            // A row of somebody who was not commented on and still is not.
            if (words is { Merits: "", Shortcomings: "", Direction: "" } && row[CommentSheets.FollowUp].Length == 0) return [];
            (comment, var act) = await give.MakeAsync(of, words, row[CommentSheets.Speaker], cancellation);
            acts.Add(act);
        }
        if (row[CommentSheets.FollowUp] is { Length: > 0 } said && said != comment.FollowUp?.Text) acts.Add(await follow.MakeAsync(comment, said, cancellation));
        return acts;
    }

    private async Task<Commented> OfAsync(SheetRow row, Place place, CancellationToken cancellation)
    {
        var (code, head, month) = (row[CommentSheets.Unit], place.Unit.Id, db.ThisMonth);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(one => one.Code == code
            && db.UnitAncestors.Any(above => above.UnitId == one.Id && above.AncestorId == head && above.FromMonth <= month && above.ToMonth > month), cancellation);
        return await find.SubjectAsync(unit ?? throw new BrokenRule("appraisals.import-unit-unknown", code), place.Campaign!, row[CommentSheets.Member], cancellation);
    }

    /// <summary>The comment a row means, by its id or by saying the same of the same one this year; null: it is new.</summary>
    private async Task<LeaderComment?> ThereAsync(SheetRow row, CommentWords words, Commented of, CancellationToken cancellation)
    {
        var (unit, campaign, member, from) = (of.Unit.Id, of.Campaign.Id, of.Member?.Id, Month.Of(db.ThisMonth.Year, 1));
        var comments = db.LeaderComments.Where(comment => comment.UnitId == unit && comment.CampaignId == campaign && comment.MemberId == member);
        if (row[CommentSheets.Id].Length == 0)
            return await comments.FirstOrDefaultAsync(comment => comment.Month >= @from && comment.Merits == words.Merits && comment.Shortcomings == words.Shortcomings && comment.Direction == words.Direction, cancellation);
        if (!Guid.TryParse(row[CommentSheets.Id], out var id) || await comments.FirstOrDefaultAsync(comment => comment.Id == id, cancellation) is not { } there) throw new BrokenRule("appraisals.comment.unknown");
        BrokenRule.Unless((there.Merits, there.Shortcomings, there.Direction) == (words.Merits, words.Shortcomings, words.Direction), "appraisals.import-changed");
        return there;
    }

    private static string ColumnOf(BrokenRule rule) => rule.Code switch
    {
        "appraisals.import-unit-unknown" => CommentSheets.Unit,
        "units.member.unknown" or "appraisals.own-comment" => CommentSheets.Member,
        "appraisals.shortcomings-missing" => CommentSheets.Shortcomings,
        "appraisals.direction-missing" => CommentSheets.Direction,
        "appraisals.speaker-missing" => CommentSheets.Speaker,
        "appraisals.comment.unknown" => CommentSheets.Id,
        "accounts.not-yours" => CommentSheets.Unit,
        _ => CommentSheets.Merits,
    };
}
