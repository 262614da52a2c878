using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary><c>import pledges FILE</c> and <c>export pledges FILE</c>.</summary>
internal static class PledgeCommands
{
    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The table of pledges (.xlsx or .csv), in the columns of the export" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would be added" };
        var (campaign, login) = (Campaign(), Cli.As());
        var command = new Command("pledges", "Imports pledges of organisations and members") { file, dryRun, campaign, login };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "import pledges", async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            await Cli.SignAsAsync(services, parsed.GetValue(login), cancellation);
            var (path, found) = (parsed.GetValue(file)!, await FindAsync(db, parsed.GetValue(campaign), cancellation));
            await using var stream = path.OpenRead();
            var head = await db.Units.AsNoTracking().FirstAsync(unit => unit.Id == found.UnitId, cancellation);
            var result = await services.GetRequiredService<ImportPledges>().RunAsync(stream, path.Name, head, found, parsed.GetValue(dryRun), cancellation);
            var words = services.GetRequiredService<Words>();
            foreach (var notice in result.Notices) Console.WriteLine($"{notice.Address}: {words[notice.Code, [.. notice.Args]]}");
            foreach (var problem in result.Problems) await Console.Error.WriteLineAsync($"{problem.Address}: {words[problem.Code, [.. problem.Args]]}");
            if (result.ProblemCount > 0) return 1;
            Console.WriteLine(words[result.IsWritten ? "pledges.import-did" : "pledges.import-would", result.Added, result.Exempted, result.Advanced, result.Unchanged]);
            return 0;
        }));
        return command;
    }

    public static Command Export()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: .xlsx or .csv" };
        var campaign = Campaign();
        var command = new Command("pledges", "All pledges, in the columns of the import") { file, campaign };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "export pledges", async services =>
        {
            var found = await FindAsync(services.GetRequiredService<PacesetterDb>(), parsed.GetValue(campaign), cancellation);
            var path = parsed.GetValue(file)!;
            await using var stream = path.Create();
            await services.GetRequiredService<ExportPledges>().RunAsync(stream, path.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase), found, null, null, cancellation);
            return 0;
        }));
        return command;
    }

    private static Option<string?> Campaign() => new("--campaign") { Description = "Key of the campaign (default: the first)" };

    private static async Task<Campaign> FindAsync(PacesetterDb db, string? key, CancellationToken cancellation) =>
        await db.Campaigns.AsNoTracking().OrderBy(row => row.Id).FirstOrDefaultAsync(row => key == null || row.Key == key, cancellation) ?? throw new BrokenRule("pledges.no-campaign");
}
