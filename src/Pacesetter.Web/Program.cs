using System.CommandLine;
using Pacesetter.Web.Shell;

var root = new RootCommand("Pacesetter 争优: carries a campaign through a deep organisation, from the mobilisation speech to results that anyone can check.");
foreach (var option in Cli.Everywhere) root.Options.Add(option);
foreach (var command in Cli.Commands) root.Subcommands.Add(command);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
