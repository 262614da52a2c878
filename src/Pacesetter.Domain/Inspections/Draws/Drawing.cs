using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Domain.Inspections.Draws;

/// <summary>
/// The draw itself, whole numbers and SHA-256 only, so that it comes out the same everywhere: within each stratum systematic sampling with
/// probability proportional to weight, from an order given by chance. The chance of a unit is then exactly take × weight ÷ sum of weights, and
/// with equal weights every set of that size is equally likely. docs/draw.md says it step by step.
/// </summary>
public static class Drawing
{
    public const string Version = "pacesetter-draw 1";

    public const int SeedLength = 32;

    /// <param name="frame">Frozen beforehand.</param>
    /// <param name="secret">The seed whose hash is committed in the frame.</param>
    /// <param name="value">The public value, as it was typed in.</param>
    /// <returns>Stratum by stratum in the order of the frame, within it by code.</returns>
    public static IReadOnlyList<Drawn> Run(DrawFrame frame, ReadOnlySpan<byte> secret, string value)
    {
        using var chance = new Chance(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{Version}\n{frame.Hash}\n{value}")));
        var byStratum = frame.Strata.ToDictionary(stratum => stratum.Key, _ => new List<DrawUnit>(), StringComparer.Ordinal);
        foreach (var unit in frame.Units) byStratum[unit.Stratum].Add(unit);
        List<(DrawUnit Unit, long Numerator, long Denominator)> chosen = [];
        foreach (var stratum in frame.Strata)
            chosen.AddRange(Choose(byStratum[stratum.Key], stratum, chance).OrderBy(one => one.Unit.Code, StringComparer.Ordinal));
        return Staff(frame, chosen, chance);
    }

    private static IEnumerable<(DrawUnit Unit, long Numerator, long Denominator)> Choose(List<DrawUnit> units, DrawStratum stratum, Chance chance)
    {
        var (rest, take, sum) = (units, (long)stratum.Take, units.Sum(unit => (long)unit.Weight));
        // Whoever would have to be drawn more than once is drawn for certain; that leaves others with more than their share, hence again.
        while (take > 0 && rest.Exists(unit => take * unit.Weight >= sum))
        {
            var certain = rest.FindAll(unit => take * unit.Weight >= sum);
            foreach (var unit in certain) yield return (unit, 1, 1);
            rest = rest.FindAll(unit => take * unit.Weight < sum);
            (take, sum) = (take - certain.Count, sum - certain.Sum(unit => (long)unit.Weight));
        }
        if (take <= 0 || rest.Count == 0) yield break;
        var next = chance.Below(sum, stratum.Key);
        var reached = 0L;
        foreach (var unit in InOrder(rest, stratum, chance))
        {
            reached += take * unit.Weight;
            if (next >= reached) continue;
            next += sum;
            yield return (unit, take * unit.Weight, sum);
        }
    }

    private static DrawUnit[] InOrder(List<DrawUnit> units, DrawStratum stratum, Chance chance)
    {
        var keys = new (UInt128 Place, string Code)[units.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = (chance.Place("order", stratum.Key, units[i].Code), units[i].Code);
        var sorted = units.ToArray();
        Array.Sort(keys, sorted, PlaceOrder);
        return sorted;
    }

    /// <summary>To each unit those who have gone to the fewest so far; among them chance decides.</summary>
    private static List<Drawn> Staff(DrawFrame frame, List<(DrawUnit Unit, long Numerator, long Denominator)> chosen, Chance chance)
    {
        var sent = frame.Inspectors.ToDictionary(one => one.Key, _ => 0, StringComparer.Ordinal);
        List<Drawn> drawn = new(chosen.Count);
        foreach (var (unit, numerator, denominator) in chosen)
        {
            IReadOnlyList<string> team = frame.Head.InspectorsEach == 0 ? [] :
            [
                .. frame.Inspectors.Where(one => one.MayInspect(unit)).OrderBy(one => sent[one.Key])
                    .ThenBy(one => (chance.Place("inspector", unit.Code, one.Key), one.Key), PlaceOrder).Take(frame.Head.InspectorsEach).Select(one => one.Key),
            ];
            foreach (var key in team) sent[key]++;
            drawn.Add(new(unit.Code, unit.Stratum, numerator, denominator, team));
        }
        return drawn;
    }

    private static Comparer<(UInt128 Place, string Code)> PlaceOrder { get; } =
        Comparer<(UInt128 Place, string Code)>.Create((one, other) => one.Place.CompareTo(other.Place) is var order and not 0 ? order : string.CompareOrdinal(one.Code, other.Code));

    /// <summary>The stream of chance: HMAC-SHA-256 of what is asked, under the key mixed from frame, seed and public value.</summary>
    private sealed class Chance(byte[] key) : IDisposable
    {
        private const int WordLength = 16;

        // Keyed once: to key it anew for every unit takes longer than all the rest.
        private readonly HMACSHA256 code = new(key);

        private byte[] message = new byte[256];

        public void Dispose() => code.Dispose();

        /// <summary>The first 16 bytes as a whole number, most significant first.</summary>
        public UInt128 Place(string what, string first, string second)
        {
            Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
            Digest(digest, what, first, second);
            return BinaryPrimitives.ReadUInt128BigEndian(digest[..WordLength]);
        }

        /// <summary>A whole number below the bound, each equally likely: what lies beyond the last full multiple of the bound is thrown again.</summary>
        public long Below(long bound, string stratum)
        {
            var (size, places) = ((UInt128)bound, UInt128.MaxValue);
            // 2^128 mod bound, without a number of 129 bits.
            var over = ((places % size) + 1) % size;
            for (var throws = 0; ; throws++)
            {
                var thrown = Place("start", stratum, throws.ToString(CultureInfo.InvariantCulture));
                if (over == 0 || thrown <= places - over) return (long)(thrown % size);
            }
        }

        private void Digest(Span<byte> digest, string what, string first, string second)
        {
            var most = Encoding.UTF8.GetMaxByteCount(what.Length + first.Length + second.Length + 2);
            if (message.Length < most) message = new byte[most];
            var length = Encoding.UTF8.GetBytes(what, message);
            message[length++] = (byte)'\n';
            length += Encoding.UTF8.GetBytes(first, message.AsSpan(length));
            message[length++] = (byte)'\n';
            length += Encoding.UTF8.GetBytes(second, message.AsSpan(length));
            code.TryComputeHash(message.AsSpan(0, length), digest, out _);
        }
    }
}
