using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary><c>import plans FILE</c> and <c>export plans FILE</c>.</summary>
internal static class PlanCommands
{
    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The table of tasks (.xlsx or .csv), in the columns of the export" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would change" };
        var (campaign, head) = (Campaign(), Head());
        var login = Cli.As();
        var command = new Command("plans", "Imports tasks of plans") { file, dryRun, campaign, head, login };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "import plans", async services =>
        {
            var db = services.GetRequiredService<PacesetterDb>();
            await Cli.SignAsAsync(services, parsed.GetValue(login), cancellation);
            var path = parsed.GetValue(file)!;
            await using var stream = path.OpenRead();
            var result = await services.GetRequiredService<ImportPlans>().RunAsync(stream, path.Name, await FindAsync(db, parsed.GetValue(campaign), parsed.GetValue(head), cancellation), parsed.GetValue(dryRun), cancellation);
            var words = services.GetRequiredService<Words>();
            foreach (var notice in result.Notices) Console.WriteLine($"{notice.Address}: {words[notice.Code, [.. notice.Args]]}");
            foreach (var problem in result.Problems) await Console.Error.WriteLineAsync($"{problem.Address}: {words[problem.Code, [.. problem.Args]]}");
            if (result.ProblemCount > 0) return 1;
            if (parsed.GetValue(dryRun)) foreach (var line in result.Lines) Console.WriteLine(Sentence(words, line));
            Console.WriteLine(words[parsed.GetValue(dryRun) ? "plans.import-would" : "plans.import-did", result.Added, result.Changed, result.Unchanged]);
            return 0;
        }));
        return command;
    }

    public static Command Export()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: .xlsx or .csv" };
        var (campaign, head) = (Campaign(), Head());
        var command = new Command("plans", "The tasks of all plans, in the columns of the import") { file, campaign, head };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "export plans", async services =>
        {
            var found = await FindAsync(services.GetRequiredService<PacesetterDb>(), parsed.GetValue(campaign), parsed.GetValue(head), cancellation);
            var path = parsed.GetValue(file)!;
            await using var stream = path.Create();
            await services.GetRequiredService<ExportPlans>().RunAsync(stream, path.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase), found, null, cancellation);
            return 0;
        }));
        return command;
    }

    private static string Sentence(Words words, ImportedLine line) =>
        $"{line.Row}: {words[line.IsNew ? "plans.import-new" : "plans.import-changes"]} {line.UnitCode} {line.Title}{string.Concat(line.Fields.Where(field => !line.IsNew || field.Column != TaskText.Title)
            .Select(field => $"; {words["plans.column-" + field.Column]} {(line.IsNew ? "" : $"{field.Before} -> ")}{field.After}"))}";

    private static Option<string?> Campaign() => new("--campaign") { Description = "Key of the campaign (default: the first)" };

    private static Option<string?> Head() => new("--unit") { Description = "Code of the unit at the campaign's head, where the recipe runs in several subtrees" };

    private static async Task<Campaign> FindAsync(PacesetterDb db, string? key, string? head, CancellationToken cancellation)
    {
        var found = await (
            from campaign in db.Campaigns.AsNoTracking()
            where key == null || campaign.Key == key
            join unit in db.Units on campaign.UnitId equals unit.Id
            where head == null || unit.Code == head
            orderby campaign.Id
            select new { Campaign = campaign, unit.Code }).ToListAsync(cancellation);
        BrokenRule.Unless(found.Count > 0, "plans.no-campaign");
        BrokenRule.Unless(found.Count(row => row.Campaign.Key == found[0].Campaign.Key) == 1, "plans.campaign-in-several", found[0].Campaign.Key, string.Join(", ", found.Select(row => row.Code)));
        return found[0].Campaign;
    }
}
