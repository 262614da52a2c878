using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pacesetter.Data;
using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

public sealed class FirstStartTests
{
    [Theory, OnBothDatabases]
    public async Task The_first_start_makes_the_store_and_complains_of_nothing(DatabaseKind kind)
    {
        await using var place = await TestStore.CreateAsync(kind);
        var folder = Path.Combine(place.Folder, "new");
        var settings = place.Settings with
        {
            Data = folder,
            Database = kind == DatabaseKind.Postgres ? new NpgsqlConnectionStringBuilder(place.Settings.Database) { Database = "pacesetter_" + Path.GetFileName(place.Folder).ToLowerInvariant() }.ToString() : "",
        };
        using var complaints = new Complaints();
        await using var services = Site.BuildServices(settings, with => with.AddLogging(logging => logging.AddProvider(complaints)));
        Assert.NotEmpty(await services.MigrateAsync());
        Assert.Empty(await services.MigrateAsync());
        Assert.Empty(complaints.Heard);

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PacesetterDb>().Database.EnsureDeletedAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Complaints : ILoggerProvider, ILogger
    {
        public List<string> Heard { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Heard.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
