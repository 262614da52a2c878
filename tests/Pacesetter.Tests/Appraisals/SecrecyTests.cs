using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Pacesetter.Data.Appraisals;
using Pacesetter.Data.Campaigns;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Appraisals;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Appraisals;

/// <summary>What somebody who holds the whole store could find out about a single ballot: nothing.</summary>
public sealed class SecrecyTests
{
    private static readonly Appraising Rules = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!.Appraisal!;

    [Theory, OnBothDatabases]
    public async Task The_whole_store_is_the_same_in_whatever_order_the_ballots_came(DatabaseKind kind)
    {
        int[][] ballots = [[0, 0, 0, 0, 0], [3, 3, 3, 3, 3], [4, 4, 4, 4, 4], [1, 2, 1, 2, 1], [0, 1, 2, 3, 4], [2, 2, 2, 2, 2]];
        var dumps = new List<string>();
        foreach (var order in (int[][])[[0, 1, 2, 3, 4, 5], [5, 3, 1, 4, 2, 0]])
        {
            await using var store = await TestStore.CreateAsync(kind);
            var (round, codes) = await FoundAsync(store, 8);
            foreach (var (turn, ballot) in order.Index())
            {
                await using var db = store.Open();
                store.Time.Advance(TimeSpan.FromMinutes(7 * (ballot + 1)));
                await new Ballots(db).CastAsync(codes[ballot], [.. ballots[ballot].Select(grade => (int?)grade)], TestContext.Current.CancellationToken);
                Assert.Equal(7 - turn, await db.BallotCodes.CountAsync(row => row.RoundId == round.Id));
            }
            dumps.Add(await DumpAsync(store, kind, round));
        }
        Assert.Equal(dumps[0], dumps[1]);
    }

    [Theory, OnBothDatabases]
    public async Task After_a_round_the_store_holds_sums_and_nothing_a_code_could_be_joined_with(DatabaseKind kind)
    {
        var dumps = new List<string>();
        foreach (var order in (int[][])[[0, 1, 2, 3, 4, 5], [5, 3, 1, 4, 2, 0]])
        {
            await using var store = await TestStore.CreateAsync(kind);
            var (round, codes) = await FoundAsync(store, 6);
            var (sign, salt) = (round.Sign!, round.Salt);
            foreach (var ballot in order)
            {
                await using var db = store.Open();
                await new Ballots(db).CastAsync(codes[ballot], [.. Enumerable.Range(0, 5).Select(item => (int?)((ballot + item) % 5))], TestContext.Current.CancellationToken);
            }
            await CloseAsync(store, round.Id);
            var dump = await DumpAsync(store, kind, round: null);
            foreach (var code in codes)
            {
                var secret = BallotCodes.Read(code)!.Value.Secret;
                foreach (var trace in (string[])[secret, BallotCodes.Text(sign, secret), BallotCodes.Hash(salt, secret), salt]) Assert.DoesNotContain(trace, dump, StringComparison.OrdinalIgnoreCase);
            }
            Assert.DoesNotContain("ballot_codes|", dump, StringComparison.Ordinal);
            Assert.DoesNotContain("ballot_boxes|", dump, StringComparison.Ordinal);
            dumps.Add(string.Join('\n', dump.Split('\n').Where(line => line.StartsWith("appraisal_rounds|", StringComparison.Ordinal))).Replace(round.Id.ToString(), "ID", StringComparison.OrdinalIgnoreCase));
        }
        // PostgreSQL tells where the row lies by how often it was written, which is the same in both orders.
        Assert.Equal(dumps[0], dumps[1]);
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_used_once_and_nothing_in_the_store_remembers_it(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var (round, codes) = await FoundAsync(store, 3);
        await using var db = store.Open();
        var acts = await db.Acts.CountAsync();
        var box = new Ballots(db);
        await RefusedAsync("appraisals.ballot-blank", () => box.CastAsync(codes[0], [null, null, null, null, null]));
        await RefusedAsync("appraisals.ballot-unreadable", () => box.CastAsync(codes[0], [0, 0, 0, 0, 9]));
        await box.CastAsync(codes[0], [0, 0, 0, 0, null], TestContext.Current.CancellationToken);
        await RefusedAsync("appraisals.code-unknown", () => box.CastAsync(codes[0], [0, 0, 0, 0, 0]));
        await RefusedAsync("appraisals.code-unknown", () => box.FindAsync("AAAA-BBBB-CCCC-DDDD"));
        Assert.Equal(acts, await db.Acts.CountAsync());
        var dump = await DumpAsync(store, kind, round: null);
        var secret = BallotCodes.Read(codes[0])!.Value.Secret;
        Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(BallotCodes.Hash(round.Salt, secret), dump, StringComparison.Ordinal);
        Assert.All(codes.Skip(1), code => Assert.Contains(BallotCodes.Hash(round.Salt, BallotCodes.Read(code)!.Value.Secret), dump, StringComparison.Ordinal));
        Assert.Equal(1, (await db.BallotBoxes.AsNoTracking().SingleAsync()).Count.Ballots);
    }

    [Fact]
    public void No_table_holds_a_ballot_and_the_codes_have_nothing_but_their_round()
    {
        using var db = TestStore.Open(DatabaseKind.Sqlite);
        string[] Columns(string table) => [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().FindTable(table, null)!.Columns.Select(column => column.Name).Order()];
        Assert.Equal(["hash", "round_id"], Columns("ballot_codes"));
        Assert.Equal(["content", "round_id", "turn"], Columns("ballot_boxes"));
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_hall_votes_at_once_and_no_mark_is_lost(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var (_, codes) = await FoundAsync(store, 24);
        await Parallel.ForEachAsync(codes, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (code, cancellation) =>
        {
            await using var db = store.Open();
            await new Ballots(db).CastAsync(code, [0, 1, 2, 3, 4], cancellation);
        });
        await using var after = store.Open();
        var box = (await after.BallotBoxes.AsNoTracking().SingleAsync()).Count;
        Assert.Equal((24, 24 * 5), (box.Ballots, box.Cells.Sum()));
        Assert.False(await after.BallotCodes.AnyAsync());
    }

    private static async Task<(AppraisalRound Round, List<string> Codes)> FoundAsync(TestStore store, int codes)
    {
        await using var db = store.Open();
        var unit = new Unit("1", "支部", "村", Month.Of(2026, 1));
        await new Tree(db).OpenAsync(unit, null, new Act("OpenUnit", null, "Unit", "1"));
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(RecipeFiles.Speech), "1", new(2026, 1, 1));
        var round = AppraisalRound.Open(Rules, new(campaign.Id, unit.Id, Subject.Organisations, "评议", 30), [new(null, "支部")], new(1, db.Now, db.ThisMonth));
        List<string> secrets = [.. Enumerable.Range(0, codes).Select(_ => BallotCodes.NewSecret())];
        db.AppraisalRounds.Add(round);
        db.BallotBoxes.Add(new(round.Id, Count.None(round.Form).ToText(), 0));
        db.BallotCodes.AddRange(secrets.Select(secret => new BallotCode(BallotCodes.Hash(round.Salt, secret), round.Id)));
        await db.CommitAsync(new Act("OpenRound", unit.Id, nameof(AppraisalRound), round.Id));
        return (round, [.. secrets.Select(secret => BallotCodes.Text(round.Sign!, secret))]);
    }

    private static async Task CloseAsync(TestStore store, Guid id)
    {
        await using var db = store.Open();
        var round = await db.AppraisalRounds.SingleAsync(row => row.Id == id);
        var (unit, campaign) = (await db.Units.SingleAsync(row => row.Id == round.UnitId), await db.Campaigns.SingleAsync(row => row.Id == round.CampaignId));
        await new CloseRound(db, new Ballots(db)).RunAsync(new(round, unit, campaign, RecipeYaml.Read(campaign.Recipe).Recipe!, 6, 0), TestContext.Current.CancellationToken);
    }

    /// <summary>Every row of every table as the store hands them out, with whatever else it knows of a row's place and age.</summary>
    /// <param name="round">What differs between two rounds by chance, and is left out: its names, and which codes were left over.</param>
    private static async Task<string> DumpAsync(TestStore store, DatabaseKind kind, AppraisalRound? round)
    {
        await using var db = store.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var dump = new StringBuilder();
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.Select(table => table.Name).Where(name => round is null || name is "ballot_boxes" or "appraisal_rounds" or "acts").Order())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {await PlaceAsync(connection, kind, table, round)}* FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                dump.Append(table);
                for (var i = 0; i < reader.FieldCount; i++) dump.Append('|').Append(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
                dump.AppendLine();
            }
        }
        return round is null ? dump.ToString() : Anonymous(dump.ToString(), round);
    }

    /// <summary>What tells where a row lies, where the store knows more of that than its key.</summary>
    private static async Task<string> PlaceAsync(DbConnection connection, DatabaseKind kind, string table, AppraisalRound? round)
    {
        if (kind == DatabaseKind.Postgres) return round is null ? "ctid AS place, " : "";
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT wr FROM pragma_table_list WHERE name = '{table}'";
        return Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture) == 0 ? "rowid AS place, " : "";
    }

    private static string Anonymous(string dump, AppraisalRound round) => dump
        .Replace(round.Id.ToString(), "ID", StringComparison.OrdinalIgnoreCase).Replace(round.Sign!, "SIGN", StringComparison.Ordinal).Replace(round.Salt, "SALT", StringComparison.Ordinal);

    private static async Task RefusedAsync(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<BrokenRule>(act)).Code);
}
