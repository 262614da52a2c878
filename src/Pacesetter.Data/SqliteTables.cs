using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Pacesetter.Data;

/// <summary>
/// Tallies, roll-ups and the tree lie in the order of their keys (<c>WITHOUT ROWID</c>): all months of a unit stand side by side and are found by one
/// search, where SQLite would otherwise search an index and then the table for each row.
/// </summary>
internal sealed class SqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations) : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private static readonly string[] ByKey = ["tallies", "rollups", "unit_ancestors"];

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (ByKey.Contains(operation.Name)) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
