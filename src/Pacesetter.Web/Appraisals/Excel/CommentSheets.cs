using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Appraisals.Excel;

/// <summary>The columns of comments as a table, the same for export and import; name, giver and day are written for reading and passed over when read.</summary>
public sealed class CommentSheets(Words words)
{
    public const string Id = "id", Unit = "unit", Member = "member", Name = "name", Merits = "merits", Shortcomings = "shortcomings", Direction = "direction", Speaker = "speaker", By = "by", Day = "day", FollowUp = "follow-up";

    private static readonly string[] Keys = [Id, Unit, Member, Name, Merits, Shortcomings, Direction, Speaker, By, Day, FollowUp];

    public IReadOnlyList<Column> Columns { get; } =
        [.. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "appraisals.column-" + key), words.In(Reading.English, "appraisals.column-" + key), key == Unit))];
}
