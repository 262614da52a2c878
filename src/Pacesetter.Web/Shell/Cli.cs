using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Web.Accounts;
using Pacesetter.Web.Accounts.FirstRun;
using Pacesetter.Web.Backup;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;
using Pacesetter.Web.Documents;
using Pacesetter.Web.Findings.Excel;
using Pacesetter.Web.Inspections.Draws;
using Pacesetter.Web.Official;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Pledges.Excel;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Web.Shell;

/// <summary>What all commands share: settings, exit codes (0 done, 1 input or data wrong, 2 wrong use) and errors as one line without a trace.</summary>
internal static class Cli
{
    private const int WrongUse = 2;
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of the store (default: data)", Recursive = true };
    private static readonly Option<string?> Database = new("--database") { Description = "PostgreSQL connection string (default: SQLite in the data folder)", Recursive = true };
    private static readonly Option<string?> Synchronous = new("--synchronous") { Description = "FULL (default) or NORMAL, SQLite only", Recursive = true };
    private static readonly Option<string?> Language = new("--lang") { Description = "zh (default) or en", Recursive = true };

    public static IReadOnlyList<Option> Everywhere => [Data, Database, Synchronous, Language];

    public static IReadOnlyList<Command> Commands =>
    [
        DemoCommand.Create(), ServeCommand.Create(), MigrateCommand.Create(), RecipeCommand.Create(), AccountCommand.Create(), VerifyCommand.Create(), DrawCommand.Create(),
        new Command("import", "Imports .xlsx or .csv; with any problem nothing is written") { RosterCommands.Import(RosterKind.Units), RosterCommands.Import(RosterKind.Members), PlanCommands.Import(), PledgeCommands.Import() },
        new Command("export", "Exports .xlsx or .csv in the columns of the import") { RosterCommands.Export(RosterKind.Units), RosterCommands.Export(RosterKind.Members), PlanCommands.Export(), PledgeCommands.Export(), FindingCommands.Export() },
        DocumentCommand.Create(), PaperCommand.Create(), .. BackupCommand.Create(),
    ];

    /// <summary>Runs the command line; what goes wrong outside the product (a busy port, a full disk, a store that is away) is one line too.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Pacesetter: carries a campaign through a deep organisation, from the mobilisation speech to results that anyone can check.");
        foreach (var option in Everywhere) root.Options.Add(option);
        foreach (var command in Commands) root.Subcommands.Add(command);
        var parsed = root.Parse(arguments);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? WrongUse : code;
        }
        catch (Exception e) when (ComesFromOutside(e))
        {
            return await TellAsync(e);
        }
    }

    public static Settings SettingsOf(ParseResult parsed, string? urls = null) => Settings.Read(new Dictionary<string, string?>
    {
        [nameof(Settings.Data)] = parsed.GetValue(Data),
        [nameof(Settings.Database)] = parsed.GetValue(Database),
        [nameof(Settings.Synchronous)] = parsed.GetValue(Synchronous),
        [nameof(Settings.Urls)] = urls,
    });

    /// <summary>Runs a command that needs no store.</summary>
    public static async Task<int> WithWordsAsync(ParseResult parsed, Func<Words, Task<int>> work)
    {
        SpeakAs(parsed);
        try
        {
            return await work(new Words(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = Environments.Production }));
        }
        catch (Exception e) when (ComesFromOutside(e))
        {
            return await TellAsync(e);
        }
    }

    internal static void SpeakAs(ParseResult parsed) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = parsed.GetValue(Language) == "en" ? Reading.English : Reading.Chinese;

    /// <summary>Runs a command with the store open and everything visible; acts are signed with <paramref name="actor"/>'s name.</summary>
    public static async Task<int> WithStoreAsync(ParseResult parsed, string actor, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            SpeakAs(parsed);
            await using var services = Site.BuildServices(SettingsOf(parsed));
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem(actor);
            try
            {
                return await work(scope.ServiceProvider);
            }
            catch (BrokenRule rule)
            {
                await Console.Error.WriteLineAsync(scope.ServiceProvider.GetRequiredService<Words>().Of(rule));
                return 1;
            }
        }
        catch (Exception e) when (ComesFromOutside(e))
        {
            return await TellAsync(e);
        }
    }

    public static Option<string?> As() => new("--as") { Description = "Login of the person who does it; acts carry their name" };

    /// <summary>From now on acts are signed by this person; what may be seen stays everything.</summary>
    /// <exception cref="BrokenRule">units.import-no-login.</exception>
    public static async Task SignAsAsync(IServiceProvider services, string? login, CancellationToken cancellation)
    {
        if (login is null) return;
        var normal = login.ToUpperInvariant();
        var account = await services.GetRequiredService<PacesetterDb>().Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedUserName == normal, cancellation);
        services.GetRequiredService<Viewer>().BecomeSystem(account?.Name ?? throw new BrokenRule("units.import-no-login", login), account.Id);
    }

    private static bool ComesFromOutside(Exception e) => e is IOException or UnauthorizedAccessException or System.Data.Common.DbException;

    private static async Task<int> TellAsync(Exception e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 1;
    }
}

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Applies migrations and prints what changed");
        command.SetAction((parsed, _) => Cli.WithStoreAsync(parsed, "migrate", async services =>
        {
            var applied = await services.MigrateAsync();
            var words = services.GetRequiredService<Words>();
            Console.WriteLine(applied.Count == 0 ? words["shell.nothing-to-migrate"] : string.Join('\n', applied));
            return 0;
        }));
        return command;
    }
}

internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on (default: http://127.0.0.1:5080)" };
        var command = new Command("serve", "Serves the site; on an empty store it opens the first-run page") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = Site.Build(Cli.SettingsOf(parsed, parsed.GetValue(urls)));
            await app.Services.MigrateAsync();
            await app.StartAsync(cancellation);
            Console.WriteLine(string.Join(' ', app.Urls));
            Cli.SpeakAs(parsed);
            await FirstRunKey.AnnounceAsync(app);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }
}
