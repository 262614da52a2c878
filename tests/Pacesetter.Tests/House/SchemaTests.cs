using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Pacesetter.Data;

namespace Pacesetter.Tests.House;

public sealed class SchemaTests
{
    /// <summary>Words of a league table, of attendance, of applause and of surveillance. What has no table and no column cannot be demanded.</summary>
    private static readonly string[] RefusedWords =
    [
        "score", "scores", "rank", "ranks", "ranking", "rankings", "league", "badge", "badges", "streak", "streaks", "star", "stars", "grading",
        "checkin", "checkins", "clock", "punch", "attendance", "online", "duration", "idle", "heartbeat",
        "click", "clicks", "view", "views", "viewed", "hits", "impressions", "like", "likes", "liked", "votes", "upvotes", "shares", "forwards", "downloads",
        "track", "tracks", "location", "latitude", "longitude",
    ];

    /// <summary>Besides, a column may not hold these; tables of inspection visits and of leaders' contact points may.</summary>
    private static readonly string[] RefusedInColumns = ["visits", "point", "points"];

    private static readonly string[] RefusedPhrases = ["login_count", "last_seen", "last_login", "sign_in", "signin", "logged_in", "session_", "time_online", "usage"];

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

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void No_table_and_no_column_counts_points_attendance_or_applause(DatabaseKind kind)
    {
        using var db = TestStore.Open(kind);
        var columns = Columns(db);
        Assert.NotEmpty(columns);
        Assert.Empty(columns.Where(column => IsRefused(column.Table, []) || IsRefused(column.Name, RefusedInColumns)));
    }

    [Theory]
    [InlineData("login_count")]
    [InlineData("page_views")]
    [InlineData("likes")]
    [InlineData("minutes_online")]
    [InlineData("county_rank")]
    [InlineData("points")]
    public void Such_a_column_would_be_found(string name) => Assert.True(IsRefused(name, RefusedInColumns));

    private static bool IsRefused(string name, string[] besides) =>
        name.Split('_').Any(word => RefusedWords.Contains(word) || besides.Contains(word)) || RefusedPhrases.Any(phrase => name.Contains(phrase, StringComparison.Ordinal));

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
