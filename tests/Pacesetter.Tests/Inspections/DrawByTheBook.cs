using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Tests.Inspections;

/// <summary>The draw once more, written from docs/draw.md alone and without any of the product's code.</summary>
internal static class DrawByTheBook
{
    /// <returns>The lines between <c>drawn</c> and <c>seal</c>, as they should be.</returns>
    public static List<string> Run(string certificate)
    {
        var lines = certificate.Split('\n').Select(line => line.Split('\t')).ToList();
        string Word(string name) => lines.First(line => line[0] == name && line.Length == 2)[1];
        List<string[]> Rows(string name)
        {
            var place = lines.FindIndex(line => line[0] == name);
            return lines.GetRange(place + 1, int.Parse(lines[place][1], CultureInfo.InvariantCulture));
        }
        var above = certificate[..certificate.IndexOf("\nframe\t", StringComparison.Ordinal)] + "\n";
        var frame = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(above)));
        var key = HMACSHA256.HashData(Convert.FromHexString(Word("secret")), Encoding.UTF8.GetBytes("pacesetter-draw 1\n" + frame + "\n" + Word("value")));
        BigInteger P(params string[] asked) => new(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', asked))).AsSpan(0, 16), isUnsigned: true, isBigEndian: true);

        List<(string[] Unit, string Chance)> drawn = [];
        foreach (var stratum in Rows("strata"))
            drawn.AddRange(Stratum(stratum[0], BigInteger.Parse(stratum[1], CultureInfo.InvariantCulture), [.. Rows("units").Where(unit => unit[2] == stratum[0])], P).OrderBy(one => one.Unit[0], StringComparer.Ordinal));

        var each = int.Parse(Word("inspectors-each"), CultureInfo.InvariantCulture);
        var people = Rows("inspectors");
        var busy = people.ToDictionary(one => one[0], _ => 0);
        return [.. drawn.Select(one =>
        {
            var team = people.Where(person => !person.Skip(2).Contains(one.Unit[0]) && !person.Skip(2).Contains(one.Unit[1]))
                .OrderBy(person => busy[person[0]]).ThenBy(person => P("inspector", one.Unit[0], person[0])).ThenBy(person => person[0], StringComparer.Ordinal).Take(each).Select(person => person[0]).ToList();
            foreach (var person in team) busy[person]++;
            return string.Join('\t', [one.Unit[0], one.Unit[2], one.Chance, .. team]);
        })];
    }

    private static IEnumerable<(string[] Unit, string Chance)> Stratum(string name, BigInteger n, List<string[]> units, Func<string[], BigInteger> p)
    {
        BigInteger Weight(string[] unit) => BigInteger.Parse(unit[3], CultureInfo.InvariantCulture);
        var sum = units.Aggregate(BigInteger.Zero, (total, unit) => total + Weight(unit));
        for (var certain = units; n > 0 && (certain = units.FindAll(unit => n * Weight(unit) >= sum)).Count > 0;)
        {
            foreach (var unit in certain) yield return (unit, "1/1");
            units = units.Except(certain).ToList();
            n -= certain.Count;
            sum -= certain.Aggregate(BigInteger.Zero, (total, unit) => total + Weight(unit));
        }
        if (n <= 0 || units.Count == 0) yield break;
        var all = BigInteger.Pow(2, 128);
        var x = Enumerable.Range(0, int.MaxValue).Select(t => p(["start", name, t.ToString(CultureInfo.InvariantCulture)])).First(thrown => thrown < all - (all % sum));
        var (u, before) = (x % sum, BigInteger.Zero);
        foreach (var unit in units.OrderBy(unit => p(["order", name, unit[0]])).ThenBy(unit => unit[0], StringComparer.Ordinal))
        {
            var after = before + (n * Weight(unit));
            // Some k with before ≤ u + k·sum < after.
            var k = before <= u ? BigInteger.Zero : (before - u + sum - 1) / sum;
            if (u + (k * sum) < after) yield return (unit, $"{n * Weight(unit)}/{sum}");
            before = after;
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
