using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pacesetter.Data;

/// <summary>Writes whole entities in bulk. Columns come from the model, so that one added later is written, too.</summary>
public sealed class EntityRows<T> : IAsyncDisposable where T : class
{
    private readonly BulkWriter writer;
    private readonly Func<T, object?>[] values;
    private readonly object?[] row;

    /// <param name="db">With a transaction open.</param>
    /// <param name="id">The key of an entity whose key the store would give; null leaves that to the store.</param>
    public EntityRows(PacesetterDb db, Func<T, object?>? id = null)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        List<(string Column, Func<T, object?> Value)> columns =
        [
            .. entity.GetProperties().Where(property => !IsGiven(property)).Select(property => (property.GetColumnName(table)!, Value(property))),
            .. entity.GetProperties().Where(property => IsGiven(property) && id is not null).Select(property => (property.GetColumnName(table)!, id!)),
            .. entity.GetComplexProperties().SelectMany(fact => fact.ComplexType.GetProperties().Select(property => (property.GetColumnName(table)!, Value(fact, property)))),
        ];
        writer = BulkWriter.Into(db, table.Name, [.. columns.Select(column => column.Column)]);
        values = [.. columns.Select(column => column.Value)];
        row = new object?[values.Length];
    }

    public async Task WriteAsync(IEnumerable<T> entities, CancellationToken cancellation)
    {
        foreach (var entity in entities)
        {
            for (var i = 0; i < row.Length; i++) row[i] = values[i](entity);
            await writer.WriteAsync(row, cancellation);
        }
        await writer.FinishAsync(cancellation);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static bool IsGiven(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && (property.ClrType == typeof(int) || property.ClrType == typeof(long));

    private static Func<T, object?> Value(IProperty property)
    {
        var getter = property.GetGetter();
        return getter.GetClrValue;
    }

    private static Func<T, object?> Value(IComplexProperty fact, IProperty property)
    {
        var (outer, inner) = (fact.GetGetter(), property.GetGetter());
        return entity => outer.GetClrValue(entity) is { } whole ? inner.GetClrValue(whole) : null;
    }
}
