using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Pacesetter.Data;

/// <summary>
/// Writes many rows into one table, as fast as the store can take them: a prepared statement on SQLite, binary COPY in batches on PostgreSQL.
/// Several writers may take turns on one connection. Belongs inside the transaction of a <c>CommitAsync</c>; counts nothing, so let
/// <see cref="Tallies.Recount"/> follow. Values are given as the model has them (<c>Month</c>, enums, <c>Guid</c>, …).
/// </summary>
public abstract class BulkWriter : IAsyncDisposable
{
    private readonly IColumn[] columns;
    private readonly Func<object?, object?>[] conversions;

    private protected BulkWriter(PacesetterDb db, string table, IReadOnlyList<string> columns)
    {
        Db = db;
        Table = db.Model.GetRelationalModel().FindTable(table, null) ?? throw new ArgumentException($"There is no table {table}.", nameof(table));
        this.columns = [.. columns.Select(name => Table.FindColumn(name) ?? throw new ArgumentException($"There is no column {table}.{name}.", nameof(columns)))];
        conversions = [.. this.columns.Select(Conversion)];
    }

    protected PacesetterDb Db { get; }

    protected ITable Table { get; }

    protected IReadOnlyList<IColumn> Columns => columns;

    // Quoted, since some columns are named like a word of SQL.
    protected IEnumerable<string> Names => columns.Select(Quoted);

    private string[] Keys => [.. Table.PrimaryKey!.Columns.Select(Quoted)];

    /// <param name="db">With the transaction open in which the rows are to stand.</param>
    /// <param name="table">Name of the table in the store.</param>
    /// <param name="columns">Names of columns in the store, in the order of the values; with <paramref name="replace"/> the key and all that must not be null among them.</param>
    /// <param name="replace">Rows whose key is there already take the new values, instead of breaking the write.</param>
    /// <returns>Call <see cref="FinishAsync"/> after the last row.</returns>
    public static BulkWriter Into(PacesetterDb db, string table, IReadOnlyList<string> columns, bool replace = false) => db.Database.IsNpgsql()
        ? new PostgresWriter(db, table, columns, replace)
        : new SqliteWriter(db, table, columns, replace);

    /// <summary>One row, in the order of the columns. The array may be used again for the next row.</summary>
    public ValueTask WriteAsync(object?[] row, CancellationToken cancellation = default)
    {
        var values = Room();
        for (var i = 0; i < columns.Length; i++) values[i] = conversions[i](row[i]);
        return PutAsync(values, cancellation);
    }

    /// <summary>Everything given stands in the store, though not committed.</summary>
    public abstract Task FinishAsync(CancellationToken cancellation = default);

    public abstract ValueTask DisposeAsync();

    protected abstract object?[] Room();

    protected abstract ValueTask PutAsync(object?[] values, CancellationToken cancellation);

    /// <summary>What an INSERT says about rows that are there already.</summary>
    protected string OnConflict(bool replace) => replace
        ? $" ON CONFLICT ({string.Join(", ", Keys)}) DO UPDATE SET {string.Join(", ", Names.Except(Keys).Select(name => $"{name} = excluded.{name}"))}"
        : "";

    protected DbCommand Command(string sql)
    {
        var command = Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Bulk writing needs a transaction.");
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }

    private static string Quoted(IColumn column) => $"\"{column.Name}\"";

    private static Func<object?, object?> Conversion(IColumn column) =>
        column.PropertyMappings[0].TypeMapping.Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : value => value;
}

internal sealed class SqliteWriter : BulkWriter
{
    private readonly DbCommand insert;
    private readonly object?[] room;

    public SqliteWriter(PacesetterDb db, string table, IReadOnlyList<string> columns, bool replace) : base(db, table, columns)
    {
        insert = Command($"INSERT INTO {table} ({string.Join(", ", Names)}) VALUES ({string.Join(", ", Enumerable.Range(0, columns.Count).Select(i => $"@{i}"))}){OnConflict(replace)}");
        room = new object?[columns.Count];
        for (var i = 0; i < room.Length; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{i}");
            insert.Parameters.Add(parameter);
        }
    }

    public override Task FinishAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => insert.DisposeAsync();

    protected override object?[] Room() => room;

    // The asynchronous methods of this provider are synchronous underneath and only cost more.
    protected override ValueTask PutAsync(object?[] values, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }
}

internal sealed class PostgresWriter(PacesetterDb db, string table, IReadOnlyList<string> columns, bool replace) : BulkWriter(db, table, columns)
{
    private const int Batch = 5000;
    private readonly List<object?[]> waiting = new(Batch);

    private string List => string.Join(", ", Names);

    public override async Task FinishAsync(CancellationToken cancellation = default)
    {
        await FlushAsync(cancellation);
        // Keys that were given by the writer must not be given again by the store.
        foreach (var name in Columns.Where(column => column.PropertyMappings[0].Property is { ValueGenerated: ValueGenerated.OnAdd, ClrType: var type } && (type == typeof(int) || type == typeof(long))).Select(column => column.Name))
            await ExecuteAsync($"SELECT setval(pg_get_serial_sequence('{Table.Name}', '{name}'), (SELECT COALESCE(MAX({name}), 0) + 1 FROM {Table.Name}), false)", cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override object?[] Room() => new object?[Columns.Count];

    protected override async ValueTask PutAsync(object?[] values, CancellationToken cancellation)
    {
        waiting.Add(values);
        if (waiting.Count == Batch) await FlushAsync(cancellation);
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (waiting.Count == 0) return;
        var target = replace ? $"bulk_{Table.Name}" : Table.Name;
        if (replace)
        {
            await ExecuteAsync($"CREATE TEMP TABLE IF NOT EXISTS {target} ON COMMIT DROP AS SELECT {List} FROM {Table.Name} LIMIT 0", cancellation);
            await ExecuteAsync($"TRUNCATE {target}", cancellation);
        }
        await CopyAsync(target, cancellation);
        if (replace) await ExecuteAsync($"INSERT INTO {Table.Name} ({List}) SELECT {List} FROM {target}{OnConflict(replace)}", cancellation);
        waiting.Clear();
    }

    private async Task CopyAsync(string target, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)Db.Database.GetDbConnection();
        string[] types = [.. Columns.Select(column => column.StoreType)];
        await using var import = await connection.BeginBinaryImportAsync($"COPY {target} ({List}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in waiting)
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is null) await import.WriteNullAsync(cancellation);
                else await import.WriteAsync(row[i]!, BareType(types[i]), cancellation);
            }
        }
        await import.CompleteAsync(cancellation);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // COPY wants the type's name without its length.
    private static string BareType(string storeType)
    {
        var bracket = storeType.IndexOf('(', StringComparison.Ordinal);
        return bracket < 0 ? storeType : storeType[..bracket];
    }
}
