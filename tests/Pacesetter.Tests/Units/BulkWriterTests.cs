using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Units;

public sealed class BulkWriterTests
{
    private static readonly string[] UnitColumns =
        ["id", "code", "name", "tier", "field", "industry", "region", "secretary", "open_from", "closed_from", "ordinal"];

    [Theory, OnBothDatabases]
    public async Task Rows_stand_as_the_model_reads_them(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        await WriteUnitsAsync(db, 7, replace: false, "A");
        await WriteUnitsAsync(db, 7, replace: true, "B");

        var units = await db.Units.OrderBy(unit => unit.Id).ToListAsync();
        Assert.Equal(7, units.Count);
        Assert.All(units, unit => Assert.Equal(("B", Month.Of(2026, 1), Month.Never), (unit.Name, unit.OpenFrom, unit.ClosedFrom)));
    }

    [Theory, OnBothDatabases]
    public async Task The_store_gives_keys_after_those_that_were_written(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        await WriteUnitsAsync(db, 3, replace: false, "A");
        var unit = new Unit("next", "N", "t", Month.Of(2026, 1));
        db.Units.Add(unit);
        await db.CommitAsync(new Act("OpenUnit", null, "Unit", "next"));

        Assert.Equal(4, unit.Id);
    }

    [Theory, OnBothDatabases]
    public async Task A_row_that_is_there_already_breaks_the_write_unless_it_is_to_be_replaced(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        await WriteUnitsAsync(db, 3, replace: false, "A");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => WriteUnitsAsync(db, 3, replace: false, "B"));
    }

    [Theory, OnBothDatabases]
    public async Task Days_moments_keys_and_nothing_keep_their_form(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        await WriteUnitsAsync(db, 1, replace: false, "A");
        var key = Guid.CreateVersion7();
        var at = new DateTime(2026, 11, 3, 4, 5, 6, DateTimeKind.Utc);
        await db.CommitAsync([new Act("Write", 1, "Evidence", key)], async _ =>
        {
            await using var grants = BulkWriter.Into(db, "accounts", ["id", "name", "access_failed_count", "email_confirmed", "lockout_enabled", "phone_number_confirmed", "two_factor_enabled"]);
            await grants.WriteAsync([1, "N", 0, false, true, false, false]);
            await grants.FinishAsync();
            await using var tokens = BulkWriter.Into(db, "access_tokens", ["id", "account_id", "name", "hash", "may_write", "expires"]);
            await tokens.WriteAsync([key, 1, "t", "h", true, at]);
            await tokens.FinishAsync();
            await using var given = BulkWriter.Into(db, "grants", ["account_id", "role", "unit_id", "from", "until"]);
            await given.WriteAsync([1, Pacesetter.Domain.Accounts.Role.Leader, 1, new DateOnly(2026, 11, 3), null]);
            await given.FinishAsync();
        });

        var token = await db.AccessTokens.FirstAsync(row => row.Id == key);
        Assert.Equal((at, true), (token.Expires, token.MayWrite));
        var grant = await db.Grants.SingleAsync(row => row.Role == Pacesetter.Domain.Accounts.Role.Leader && row.From == new DateOnly(2026, 11, 3));
        Assert.Null(grant.Until);
    }

    private static Task WriteUnitsAsync(PacesetterDb db, int count, bool replace, string name) =>
        db.CommitAsync([new Act("Write", null, "Unit", count)], async _ =>
        {
            await using var rows = BulkWriter.Into(db, "units", UnitColumns, replace);
            for (var i = 1; i <= count; i++)
                await rows.WriteAsync([i, $"c{i}", name, "t", "", "", "", "", Month.Of(2026, 1), Month.Never, i]);
            await rows.FinishAsync();
        });
}
