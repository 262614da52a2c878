using System.Globalization;

namespace Pacesetter.Web.Demo;

/// <summary>Names of invented people and places.</summary>
internal sealed class Naming(DemoWords words)
{
    private readonly string[] given = words.Given.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Person(Dice dice)
    {
        // The commonest surnames stand first; squaring the share leans towards them.
        var place = dice.Share();
        return words.Surnames[(int)(place * place * words.Surnames.Length)] + dice.Pick(given);
    }

    /// <summary>A village or community name that this township has not yet.</summary>
    public string Village(Dice dice, bool urban, HashSet<string> taken)
    {
        for (var turn = 0; ; turn++)
        {
            var stem = urban ? dice.Pick(words.Communities)
                : dice.Chance(0.55) ? words.Surnames[dice.Below(40)] + words.Tiers["clan"] + dice.Pick(words.VillageClans)
                : dice.Pick(words.VillageFirst) + dice.Pick(words.VillageSecond);
            if (turn > 40) stem += words.Numerals[taken.Count % words.Numerals.Count];
            var name = stem + words.Tiers[urban ? "community" : "village"];
            if (taken.Add(name)) return name;
        }
    }

    /// <summary>A branch below a place, numbered where the word is used up.</summary>
    public string Branch(string place, string word, int round) => round == 0
        ? $"{place}{word}{words.BranchSuffix}"
        : $"{place}{word}{Numbered(round)}";

    public string Numbered(int round) => string.Format(CultureInfo.InvariantCulture, words.Numbered, words.Numerals[round % words.Numerals.Count]);
}
