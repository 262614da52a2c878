using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Board;

/// <summary>The published pledges of a unit as a sheet to put up on a wall; it says what the public board says and no more.</summary>
public sealed class SetWall(PacesetterDb db, Words words)
{
    public OfficialPaper Run(BoardOf board)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        return new()
        {
            Title = words["pledges.wall-title", board.Unit.Name, board.Round.Year], Body = "", Signature = board.Unit.Name, Date = db.Today,
            Table = new(
            [
                new(words["pledges.row"], 5, Centred: true), new(words["pledges.text"], 26), new(words["pledges.maker"], 10, Centred: true),
                new(words["pledges.due"], 13, Centred: true), new(words["pledges.board-state"], 14),
            ], [.. board.Pledges.Select((row, i) => Row(i + 1, row, board))]),
        };
    }

    private IReadOnlyList<string> Row(int number, BoardPledge row, BoardOf board)
    {
        var state = words.OnBoard(row.Pledge, board.Recipe, db.Today).Text;
        return
        [
            number.ToString(CultureInfo.InvariantCulture), row.Pledge.Text, words.Maker(row), words.Day(row.Pledge.Due), row.Pledge.Fulfilment is { } said ? $"{state}\n{said.Sentence}" : state,
        ];
    }
}
