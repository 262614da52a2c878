using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Pacesetter.Data;

namespace Pacesetter.Tests.House;

public sealed class SchemaTests
{
    /// <summary>Words of a league table, of attendance and of surveillance. What has no column cannot be demanded.</summary>
    private static readonly string[] RefusedWords =
        ["point", "points", "score", "scores", "rank", "ranking", "league", "badge", "streak", "checkin", "clock", "online", "visits", "clicks"];

    private static readonly string[] RefusedColumns = ["login_count", "last_seen", "last_login", "sign_ins"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void The_last_migration_holds_the_whole_model(DatabaseKind kind)
    {
        using var db = TestStore.Open(kind);
        Assert.False(db.Database.HasPendingModelChanges(), $"dotnet ef migrations add NAME --context {kind}Db (see CONTRIBUTING.md)");
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        using var sqlite = TestStore.Open(DatabaseKind.Sqlite);
        using var postgres = TestStore.Open(DatabaseKind.Postgres);
        Assert.Equal(Columns(sqlite), Columns(postgres));
    }

    [Fact]
    public void No_column_counts_points_or_attendance()
    {
        using var db = TestStore.Open(DatabaseKind.Sqlite);
        Assert.Empty(Columns(db).Where(column =>
            column.Name.Split('_').Intersect(RefusedWords).Any() || RefusedColumns.Any(refused => column.Name.Contains(refused, StringComparison.Ordinal))));
    }

    [Theory, OnBothDatabases]
    public async Task A_fresh_store_is_migrated_and_empty(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var db = store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(await db.Units.AnyAsync());
        Assert.False(await db.Acts.AnyAsync());
    }

    private static List<(string Table, string Name)> Columns(PacesetterDb db) =>
        [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns, (table, column) => (table.Name, column.Name))
            .Order()];
}
