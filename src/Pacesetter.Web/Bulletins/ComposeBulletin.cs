using System.Globalization;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Bulletins;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Tallies;

namespace Pacesetter.Web.Bulletins;

/// <summary>Writes the first text of a month's bulletin: the sentences of the overview, then plans, findings and pledges in figures, each with its source.</summary>
internal sealed class ComposeBulletin(Words words)
{
    // Not in the text, but at hand for whoever rewrites it.
    private static readonly string[] AtHand = ["units", "complete", "moving", "stuck", "evidenced", "verified", "postponed", "reports-in-time", "reports-late", "reports-missing"];

    public BulletinDraft Run(Overview overview)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var (recipe, cited) = (overview.Place.Recipe!, new Citations(words));
        // On the page a number is stressed and has air round it; in print it has neither.
        List<string> lines = [string.Concat(Remarks.Of(overview, words).Select(cited.Say).SelectMany(sentence => sentence.Where(sign => sign is not ('*' or ' '))))];
        var parts = 0;
        Part("plans", "lacking", "due", "in-time", overview.Overdue.Key);
        if (recipe.Findings is not null) Part("findings", "findings-open", overview.IsRunning ? "findings-overdue-before" : "findings-overdue", "findings-closed");
        if (recipe.Pledges is not null) Part("pledges", "pledges-made", "pledges-published", "pledges-kept", "pledges-overdue");
        foreach (var key in AtHand) cited.Mark(key, null);
        return new(words["bulletins.title-of", words.ShortMonth(overview.Place.Month), recipe.Name], string.Join('\n', lines.Where(line => line.Length > 0)), cited.Sources);

        void Part(string name, params string[] keys)
        {
            lines.Add(words["bulletins.heading", words["bulletins.numerals"][parts++], words["bulletins.part-" + name]]);
            lines.Add(words["bulletins.says-" + name, [.. keys.Select(key => cited.Cite(Tile.Named(key)!.Of(overview.Now), key, null))]]);
        }
    }

    /// <summary>Gives each number the mark of its source, the same source the same mark.</summary>
    private sealed class Citations(Words words)
    {
        private readonly List<NumberSource> sources = [];

        public IReadOnlyList<NumberSource> Sources => sources;

        public string Say(Remark remark) => words.Say(remark with { Said = [.. remark.Said.Select(said => said.Source is { } source ? new Said(Cite(said.Value, source, said.Unit)) : said)] });

        public string Cite(object value, string key, string? unit) =>
            string.Create(CultureInfo.InvariantCulture, $"{(value is int number ? words.Number(number) : value)}[{Mark(key, unit)}]");

        public int Mark(string key, string? unit)
        {
            if (sources.Find(source => source.Key == key && source.Unit == unit) is { } known) return known.Mark;
            sources.Add(new(sources.Count + 1, key, unit));
            return sources.Count;
        }
    }
}
