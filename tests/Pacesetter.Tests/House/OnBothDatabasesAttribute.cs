using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Pacesetter.Tests.House;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL: <c>[Theory, OnBothDatabases] Task Something_holds(DatabaseKind kind)</c>.
/// Further arguments follow the kind. The PostgreSQL row carries the trait that <c>./test quick</c> leaves out.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object?[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([Row(DatabaseKind.Sqlite), Row(DatabaseKind.Postgres).WithTrait("Needs", "Postgres")]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(DatabaseKind kind) => new([kind, .. arguments]);
}
