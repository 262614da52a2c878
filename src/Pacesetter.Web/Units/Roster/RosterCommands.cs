using System.CommandLine;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary><c>import units|members FILE</c> and <c>export units|members FILE</c>.</summary>
internal static class RosterCommands
{
    public static Command Import(RosterKind kind)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The roster (.xlsx or .csv)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would change" };
        var login = Cli.As();
        var from = new Option<string?>("--from") { Description = "Month from which moves, transfers and new entries hold, for instance 2026-10 (default: this month)" };
        var command = new Command(Name(kind), kind == RosterKind.Units ? "Imports the roster of units" : "Imports the roster of members") { file, dryRun, login, from };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, $"import {Name(kind)}", async services =>
        {
            await services.MigrateAsync();
            var options = new ImportOptions { DryRun = parsed.GetValue(dryRun), From = MonthOf(parsed.GetValue(from)), Progress = Progress() };
            await Cli.SignAsAsync(services, parsed.GetValue(login), cancellation);
            var path = parsed.GetValue(file)!;
            await using var stream = path.OpenRead();
            var result = kind == RosterKind.Units
                ? await services.GetRequiredService<ImportUnits>().RunAsync(stream, path.Name, options, cancellation)
                : await services.GetRequiredService<ImportMembers>().RunAsync(stream, path.Name, options, cancellation);
            return await TellAsync(services.GetRequiredService<Words>(), kind, result, options.DryRun);
        }));
        return command;
    }

    public static Command Export(RosterKind kind)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write: .xlsx or .csv" };
        var command = new Command(Name(kind), "The same columns as the import") { file };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, $"export {Name(kind)}", async services =>
        {
            var path = parsed.GetValue(file)!;
            await using var stream = path.Create();
            await services.GetRequiredService<ExportRoster>().RunAsync(stream, kind, path.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase), null, cancellation);
            return 0;
        }));
        return command;
    }

    private static string Name(RosterKind kind) => kind == RosterKind.Units ? "units" : "members";

    private static Month? MonthOf(string? text)
    {
        if (text is null) return null;
        return Month.TryParse(text, null, out var month) ? month : throw new BrokenRule("units.import-month", text);
    }

    /// <summary>A counter on one line of a terminal, and nothing where the output goes into a file.</summary>
    private static Action<double>? Progress()
    {
        if (Console.IsErrorRedirected) return null;
        var shown = -1;
        return done =>
        {
            var percent = (int)(done * 100);
            if (percent == shown) return;
            shown = percent;
            Console.Error.Write(FormattableString.Invariant($"\r{percent} %{(percent >= 100 ? "\n" : "")}"));
        };
    }

    private static async Task<int> TellAsync(Words words, RosterKind kind, ImportResult result, bool dryRun)
    {
        foreach (var notice in result.Notices) Console.WriteLine($"{notice.Address}: {words[notice.Code, [.. notice.Args]]}");
        foreach (var problem in result.Problems) await Console.Error.WriteLineAsync($"{problem.Address}: {words[problem.Code, [.. problem.Args]]}");
        if (result.ProblemCount > 0)
        {
            if (result.ProblemCount > result.Problems.Count) await Console.Error.WriteLineAsync(words["units.import-more", result.ProblemCount - result.Problems.Count]);
            return 1;
        }
        var difference = result.Difference!;
        if (dryRun)
            foreach (var change in difference.Changes)
                Console.WriteLine(words[$"units.change-{(kind == RosterKind.Units ? "unit" : "member")}-{change.Kind.ToString().ToLowerInvariant()}", change.Code, change.Name, string.Join("; ", change.Fields.Select(field => $"{field.Before} → {field.After}"))]);
        Console.WriteLine(words[dryRun ? "units.import-would" : "units.import-did", difference.Rows, difference.Count(RosterChangeKind.Added), difference.Count(RosterChangeKind.Changed),
            difference.Count(RosterChangeKind.Moved), difference.Count(RosterChangeKind.Closed), difference.Unchanged]);
        return 0;
    }
}
