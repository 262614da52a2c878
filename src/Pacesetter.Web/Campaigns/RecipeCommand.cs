using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Campaigns;

internal static class RecipeCommand
{
    public static Command Create() => new("recipe", "Checks or applies a campaign recipe") { Check(), Apply() };

    private static Command Check()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The recipe (.yaml)" };
        var command = new Command("check", "Validates a recipe; problems are told as line:column: what is wrong") { file };
        command.SetAction((parsed, cancellation) => Cli.WithWordsAsync(parsed, async words =>
            await ReadAsync(parsed.GetValue(file)!, words, cancellation) is null ? 1 : Said(words["campaigns.recipe-good"])));
        return command;
    }

    private static Command Apply()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The recipe (.yaml)" };
        var unit = new Option<string?>("--unit") { Description = "Code of the unit at the campaign's head (default: the head of the tree)" };
        var start = new Option<string?>("--start") { Description = "First day, for instance 2026-05-01 (default: the recipe's)" };
        var standardsFrom = new Option<string?>("--standards-from") { Description = "The month from which changed standards hold, for instance 2026-11 (default: this month)" };
        var command = new Command("apply", "Starts the campaign, or brings it in line with a new edition of its recipe") { file, unit, start, standardsFrom };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "recipe apply", async services =>
        {
            var words = services.GetRequiredService<Words>();
            if (await ReadAsync(parsed.GetValue(file)!, words, cancellation) is not { } yaml) return 1;
            DateOnly? day = null;
            if (parsed.GetValue(start) is { } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) throw new BrokenRule("campaigns.start-unreadable", text);
                day = read;
            }
            Month? month = null;
            if (parsed.GetValue(standardsFrom) is { } named) month = Month.TryParse(named, null, out var found) ? found : throw new BrokenRule("campaigns.month-unreadable", named);
            var head = parsed.GetValue(unit) ?? await HeadAsync(services.GetRequiredService<PacesetterDb>(), cancellation);
            var campaign = await services.GetRequiredService<ApplyRecipe>().RunAsync(yaml, head, day, month, cancellation);
            return Said(words["campaigns.recipe-applied", campaign.Name, campaign.StartMonth, campaign.EndMonth]);
        }));
        return command;
    }

    private static int Said(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static async Task<string?> ReadAsync(FileInfo file, Words words, CancellationToken cancellation)
    {
        var yaml = await File.ReadAllTextAsync(file.FullName, cancellation);
        var (recipe, problems) = RecipeYaml.Read(yaml);
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"{file.Name}:{problem.Line}:{problem.Column}: {words[problem.Code, [.. problem.Args]]}");
        return recipe is null ? null : yaml;
    }

    private static async Task<string> HeadAsync(PacesetterDb db, CancellationToken cancellation) =>
        await db.Units.Where(unit => !db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.Depth > 0)).Select(unit => unit.Code).FirstOrDefaultAsync(cancellation)
        ?? throw new BrokenRule("campaigns.no-units");
}
