using System.CommandLine;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections.Draws;

/// <summary><c>draw verify CERTIFICATE</c>: makes a draw again from its certificate alone; needs no store.</summary>
internal static class DrawCommand
{
    public static Command Create() => new("draw", "Checks the draw of an inspection") { Verify() };

    private static Command Verify()
    {
        var file = new Argument<FileInfo>("CERTIFICATE") { Description = "The certificate of a draw (.txt)" };
        var command = new Command("verify", "Makes the draw again from its certificate alone; exit code 1 if it differs") { file };
        command.SetAction((parsed, cancellation) => Cli.WithWordsAsync(parsed, async words =>
        {
            var (certificate, fault) = Certificate.Verify(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellation));
            if (certificate is null)
            {
                await Console.Error.WriteLineAsync(words["inspections.fault-" + fault!.Kind, fault.Detail]);
                return 1;
            }
            foreach (var line in Told(certificate, words)) Console.WriteLine(line);
            return 0;
        }));
        return command;
    }

    /// <summary>What to compare with what was published before the draw: a certificate forged as a whole agrees with itself.</summary>
    private static IEnumerable<string> Told(Certificate certificate, Words words)
    {
        var (frame, head) = (certificate.Frame, certificate.Frame.Head);
        yield return words["inspections.verified", head.Title, head.Round, certificate.Drawn.Count, frame.Units.Count];
        yield return $"{words["inspections.frame-hash"]}: {frame.Hash}";
        yield return $"{words["inspections.commitment"]}: {head.Commitment}";
        yield return $"{words["inspections.public-value"]}: {head.Source}, {words.Day(head.Day)}: {certificate.Value}";
        yield return words["inspections.compare"];
    }
}
