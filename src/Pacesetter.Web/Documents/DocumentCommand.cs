using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pacesetter.Domain;
using Pacesetter.Domain.Documents;
using Pacesetter.Papers.Documents;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Documents;

internal static class DocumentCommand
{
    // Read by people and scripts on the same screen: Chinese stays Chinese.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create() => new("document", "Reads documents") { Decompose() };

    private static Command Decompose()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The document (.txt, .md, .docx)" };
        var json = new Option<bool>("--json") { Description = "As JSON; text, addressee, dates and documents are exact words of the document" };
        var command = new Command("decompose", "Lists the clauses of a document that demand something, with the rule that found each") { file, json };
        command.SetAction((parsed, _) => Cli.WithWordsAsync(parsed, async words =>
        {
            try
            {
                await using var stream = parsed.GetValue(file)!.OpenRead();
                var clauses = Decomposition.Of(DocumentText.Read(stream)).Clauses;
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(new { Clauses = clauses.Select(Row) }, Json) : string.Join("\n\n", clauses.Select(clause => Lines(clause, words)).Append(words["documents.found", clauses.Count])));
                return 0;
            }
            catch (BrokenRule rule)
            {
                await Console.Error.WriteLineAsync($"{parsed.GetValue(file)!.Name}: {words.Of(rule)}");
                return 1;
            }
        }));
        return command;
    }

    private static object Row(Clause clause) => new
    {
        clause.Words.Text,
        Addressee = clause.Addressee?.Text,
        Dates = clause.Dates.Select(date => date.Text),
        Documents = clause.Documents.Select(title => title.Text),
        clause.Rule,
        clause.Words.Start,
        Reason = clause.Reason.Text,
        Deed = clause.Deed?.Text,
        Object = clause.Matter?.Text,
        Amounts = clause.Amounts.Select(amount => amount.Text),
        Plan = clause.PlanKind,
        Heads = clause.Heads.Select(head => head.Text),
    };

    /// <summary>The clause, and below it what was read in it, one line each.</summary>
    private static string Lines(Clause clause, Words words)
    {
        List<string> lines = [clause.Words.Text];
        Say("documents.addressee", clause.Addressee?.Text);
        Say("documents.deed", clause.Deed is { } deed ? deed.Text + clause.Matter?.Text : null);
        Say("documents.dates", Join(clause.Dates, words));
        Say("documents.amounts", Join(clause.Amounts, words));
        Say("documents.documents", Join(clause.Documents, words));
        var rule = Grammar.Shipped.Demands.First(known => known.Name == clause.Rule);
        Say("documents.rule", $"{rule.Name} ({(Equals(CultureInfo.CurrentUICulture, Reading.English) ? rule.English : rule.Chinese)}; {clause.Reason.Text})");
        return string.Join('\n', lines);

        void Say(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value)) lines.Add($"    {words[key]} {value}");
        }
    }

    private static string Join(IEnumerable<Quote> quotes, Words words) => string.Join(words["documents.comma"], quotes.Select(quote => quote.Text));
}
