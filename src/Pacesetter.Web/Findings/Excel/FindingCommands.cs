using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Findings.Excel;

/// <summary><c>export findings FILE</c>.</summary>
internal static class FindingCommands
{
    public static Command Export()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: .xlsx or .csv" };
        var key = new Option<string?>("--campaign") { Description = "Key of the campaign (default: the first)" };
        var command = new Command("findings", "The ledger of findings, in the columns of the import") { file, key };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "export findings", async services =>
        {
            var (db, wanted, path) = (services.GetRequiredService<PacesetterDb>(), parsed.GetValue(key), parsed.GetValue(file)!);
            var campaign = await db.Campaigns.AsNoTracking().OrderBy(row => row.Id).FirstOrDefaultAsync(row => wanted == null || row.Key == wanted, cancellation) ?? throw new BrokenRule("findings.none-here");
            var head = await db.Units.AsNoTracking().FirstAsync(unit => unit.Id == campaign.UnitId, cancellation);
            var place = await services.GetRequiredService<FindPlace>().RunAsync(head.Code, db.ThisMonth.ToString(), campaign.Key, cancellation);
            if (place?.Recipe?.Findings is null) throw new BrokenRule("findings.none-here");
            await using var stream = path.Create();
            await services.GetRequiredService<ExportFindings>().RunAsync(stream, path.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase), place, cancellation);
            return 0;
        }));
        return command;
    }
}
