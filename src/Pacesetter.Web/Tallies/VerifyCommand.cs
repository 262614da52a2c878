using System.CommandLine;
using Pacesetter.Data.Acts;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Tallies;

/// <summary>Proves that what is shown follows from the facts: recounts tallies and roll-ups, checks the tree and the chain of acts.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Recounts all tallies and roll-ups from the facts, checks the tree and the audit chain; exit 1 on any difference");
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "verify", async services =>
        {
            var words = services.GetRequiredService<Words>();
            var wrong = 0L;
            void Tell(string check, long differences)
            {
                wrong += differences;
                Console.WriteLine(words[differences == 0 ? "tallies.check-passed" : "tallies.check-failed", words[check], differences]);
            }
            var (tallies, rollups) = await services.GetRequiredService<Recount>().CompareAsync(cancellation);
            Tell("tallies.check-tallies", tallies);
            Tell("tallies.check-rollups", rollups);
            foreach (var (check, found) in await services.GetRequiredService<TreeChecks>().RunAsync(cancellation)) Tell($"units.check-{check}", found);
            var chain = services.GetRequiredService<Sealing>();
            while (await chain.SealAsync(cancellation) == Sealing.Batch) { }
            Tell("acts.check-chain", await chain.CountBrokenAsync(cancellation));
            return wrong == 0 ? 0 : 1;
        }));
        return command;
    }
}
