using System.CommandLine;
using Pacesetter.Domain;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Official;

internal static class PaperCommand
{
    public static Command Create() => new("paper", "Looks at official papers") { Check() };

    private static Command Check()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The paper (.docx)" };
        var command = new Command("check", "Lists where a .docx differs from the layout of official papers (GB/T 9704-2012); exit 1 if anywhere") { file };
        command.SetAction((parsed, _) => Cli.WithWordsAsync(parsed, async words =>
        {
            try
            {
                await using var stream = parsed.GetValue(file)!.OpenRead();
                var deviations = PaperCheck.Of(stream);
                foreach (var deviation in deviations) Console.WriteLine(Line(deviation, words));
                Console.WriteLine(words[deviations.Count == 0 ? "official.as-it-should-be" : "official.deviations", deviations.Count]);
                return deviations.Count == 0 ? 0 : 1;
            }
            catch (BrokenRule rule)
            {
                await Console.Error.WriteLineAsync($"{parsed.GetValue(file)!.Name}: {words.Of(rule)}");
                return 1;
            }
        }));
        return command;
    }

    private static string Line(Deviation deviation, Words words)
    {
        var what = $"{words[$"official.element-{deviation.Element}"]} {words[$"official.property-{deviation.Property}"]}";
        var where = deviation.Paragraph is not { } paragraph ? "" : deviation.Times == 1 ? words["official.in-paragraph", paragraph] : words["official.in-paragraphs", paragraph, deviation.Times];
        return words["official.deviation", what + where, Value(deviation.Expected, words), Value(deviation.Found, words)];
    }

    private static string Value(string value, Words words) => value is Deviation.Present or Deviation.Absent or Deviation.Left or Deviation.Right or Deviation.Centre ? words[$"official.value-{value}"] : value;
}
