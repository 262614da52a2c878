using System.CommandLine;
using BenchmarkDotNet.Running;
using Pacesetter.Bench;
using Pacesetter.Web.Demo;

if (args is ["micro", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Micro).Assembly).Run(args[1..], Micro.Quick);
    return 0;
}
if (args is ["submit-in-this-process", var job]) return await Submitting.RunAsync(job);

var size = new Option<string>("--size") { Description = "small, city or province", DefaultValueFactory = _ => DemoSize.Small.Key };
size.AcceptOnlyFromAmong([.. DemoSize.All.Select(known => known.Key)]);
var database = new Option<string?>("--database") { Description = "PostgreSQL server, a connection string without a database of interest; default: SQLite" };
var only = new Option<string?>("--only") { Description = "Names of scenarios, separated by commas: " + string.Join(", ", Scenarios.All.Keys) };
var folder = new Option<string>("--folder") { Description = "Where filled stores are kept between runs", DefaultValueFactory = _ => Path.Combine(Repository.Root, "artifacts", "bench") };
var app = new Option<string?>("--app") { Description = "Folder of a published product, for the start and the import; default: what ./run has built" };
var statements = new Option<bool>("--statements") { Description = "Print each statement of a reading with its mean time" };
var root = new RootCommand("Measures Pacesetter on a demonstration store and writes bench/RESULTS.md; `micro` measures the small pure things.") { size, database, only, folder, app, statements };
root.SetAction((parsed, cancellation) =>
{
    Scenarios.TellsStatements = parsed.GetValue(statements);
    return Scenarios.RunAsync(
        new Ground(parsed.GetValue(size)!, parsed.GetValue(database), parsed.GetValue(folder)!),
        parsed.GetValue(app) ?? Path.Combine(Repository.Root, "artifacts", "pacesetter"),
        parsed.GetValue(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cancellation);
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
