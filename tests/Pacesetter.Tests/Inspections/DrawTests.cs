using System.Text;
using CsCheck;
using Pacesetter.Domain;
using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Tests.Inspections;

public sealed class DrawTests(ITestOutputHelper output)
{
    private const int Draws = 10_000;
    private static readonly DateTime At = new(2026, 10, 20, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Each unit comes up as often as designed: no stratum's frequencies are further off than chance makes likely once in a hundred thousand times.</summary>
    [Fact]
    public void Over_ten_thousand_draws_every_unit_comes_up_as_often_as_its_chance_says()
    {
        var frame = Frames.Small(Frames.Secret(0));
        var seen = frame.Units.ToDictionary(unit => unit.Code, _ => 0);
        var chances = new Dictionary<string, double>();
        for (var i = 0; i < Draws; i++)
        {
            foreach (var one in Drawing.Run(frame, Convert.FromHexString(Frames.Secret(i)), Frames.Value))
            {
                seen[one.Code]++;
                chances[one.Code] = (double)one.Numerator / one.Denominator;
            }
        }
        foreach (var stratum in frame.Strata)
        {
            var units = frame.Units.Where(unit => unit.Stratum == stratum.Key).ToList();
            Assert.Equal(Math.Min(stratum.Take, units.Count) * Draws, units.Sum(unit => seen[unit.Code]));
            Assert.Equal(Math.Min(stratum.Take, units.Count), units.Sum(unit => chances[unit.Code]), 9);
            var worst = units.Max(unit => Off(seen[unit.Code], chances[unit.Code]));
            output.WriteLine($"{stratum.Key}: {units.Count} units, take {stratum.Take}, furthest off {worst:0.00} standard deviations");
            Assert.InRange(worst, 0, 4.4);
        }
        Assert.Equal((Draws, 1.0), (seen["A00"], chances["A00"]));
    }

    [Fact]
    public void Chances_stand_in_the_proportion_of_the_weights()
    {
        var drawn = Drawing.Run(Frames.Small(Frames.Secret(3)), Convert.FromHexString(Frames.Secret(3)), Frames.Value);
        var township = drawn.First(one => one.Stratum == "all/township");
        Assert.Equal((40L, 110L), (township.Numerator, township.Denominator));
        Assert.All(drawn.Where(one => one.Stratum == "all/organ"), one => Assert.Equal((1L, 1L), (one.Numerator, one.Denominator)));
    }

    [Fact]
    public void With_equal_weights_every_pair_is_equally_likely()
    {
        var frame = Frames.Of(Frames.Secret(0), [new("s", 2)], Enumerable.Range(0, 6).Select(i => new DrawUnit($"U{i}", "g", "s", 7)));
        var pairs = Enumerable.Range(0, Draws).Select(i => string.Join('+', Drawing.Run(frame, Convert.FromHexString(Frames.Secret(i)), Frames.Value).Select(one => one.Code))).CountBy(pair => pair).ToList();
        Assert.Equal(15, pairs.Count);
        Assert.All(pairs, pair => Assert.InRange(Off(pair.Value, 1 / 15d), 0, 4.4));
    }

    [Fact]
    public void A_program_written_from_the_document_alone_draws_the_same() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 4].Array[1, 3], Gen.Int[1, 60].Array[3, 40], Gen.Int[0, 3]).Sample((seed, takes, weights, each) =>
        {
            var secret = Frames.Secret(seed);
            var frame = Frames.Of(secret, [.. takes.Select((take, i) => new DrawStratum($"层{i}", take))],
                weights.Select((weight, i) => new DrawUnit($"单位{i:000}", $"g{i % 4}", $"层{i % takes.Length}", weight)), each,
                [.. Enumerable.Range(0, 6).Select(i => new DrawInspector($"p{i}", $"督查员{i}", i < 3 ? [$"g{i}", "单位001"] : []))]);
            var text = Certificate.Make(frame, secret, Frames.Value, At).Text;
            var lines = text.Split('\n');
            var from = Array.FindIndex(lines, line => line.StartsWith("drawn\t", StringComparison.Ordinal)) + 1;
            Assert.Equal(DrawByTheBook.Run(text), lines[from..^2]);
        }, iter: 200);

    [Fact]
    public void Nobody_inspects_a_unit_or_a_group_they_recuse_and_the_work_is_shared()
    {
        var frame = Frames.Small(Frames.Secret(1));
        var drawn = Drawing.Run(frame, Convert.FromHexString(Frames.Secret(1)), Frames.Value);
        var units = frame.Units.ToDictionary(unit => unit.Code);
        Assert.All(drawn, one => Assert.Equal(2, one.Inspectors.Distinct().Count()));
        Assert.All(drawn, one => Assert.All(one.Inspectors, key => Assert.True(frame.Inspectors.First(person => person.Key == key).MayInspect(units[one.Code]))));
        Assert.All(frame.Inspectors, person => Assert.InRange(drawn.Count(one => one.Inspectors.Contains(person.Key)), 4, 10));
        var rule = Assert.Throws<BrokenRule>(() => Frames.Of(Frames.Secret(1), [new("s", 1)], [new("U", "g", "s", 1)], 1, new DrawInspector("p", "某", ["g"])));
        Assert.Equal("inspections.recusals-leave-too-few", rule.Code);
    }

    [Fact]
    public void A_certificate_altered_in_any_byte_is_refused()
    {
        var secret = Frames.Secret(7);
        var good = Encoding.UTF8.GetBytes(Certificate.Make(Frames.Small(secret), secret, Frames.Value, At).Text);
        Assert.NotNull(Certificate.Verify(good).Certificate);
        for (var i = 0; i < good.Length; i++)
        {
            foreach (var flip in (byte[])[0x01, 0x10, 0x80])
            {
                good[i] ^= flip;
                Assert.True(Certificate.Verify(good).Fault is not null, $"byte {i} altered by {flip} was not noticed");
                good[i] ^= flip;
            }
        }
        Assert.NotNull(Certificate.Verify(good.AsSpan(0, good.Length - 1)).Fault);
        Assert.NotNull(Certificate.Verify([.. good, (byte)'\n']).Fault);
        Assert.NotNull(Certificate.Verify([]).Fault);
    }

    /// <summary>Somebody who seals the altered text anew is found by drawing again.</summary>
    [Fact]
    public void A_list_put_in_place_of_what_was_drawn_is_found_even_under_a_new_seal()
    {
        var secret = Frames.Secret(9);
        var made = Certificate.Make(Frames.Small(secret), secret, Frames.Value, At);
        var absent = made.Frame.Units.First(unit => unit.Stratum == "A/village" && made.Drawn.All(one => one.Code != unit.Code));
        var place = made.Drawn.Index().First(one => one.Item.Stratum == "A/village" && one.Item.Code != "A00").Index;
        Drawn[] swapped = [.. made.Drawn];
        swapped[place] = swapped[place] with { Code = absent.Code };
        Assert.Equal("drawn", Certificate.Verify(Encoding.UTF8.GetBytes((made with { Drawn = swapped }).Text)).Fault?.Kind);
        Assert.Equal("seed", Certificate.Verify(Encoding.UTF8.GetBytes((made with { Secret = Frames.Secret(10) }).Text)).Fault?.Kind);
    }

    [Fact]
    public void A_draw_needs_the_committed_seed_and_a_value()
    {
        var frame = Frames.Small(Frames.Secret(1));
        Assert.Equal("inspections.secret-not-committed", Assert.Throws<BrokenRule>(() => Certificate.Make(frame, Frames.Secret(2), Frames.Value, At)).Code);
        Assert.Equal("inspections.value-missing", Assert.Throws<BrokenRule>(() => Certificate.Make(frame, Frames.Secret(1), "  ", At)).Code);
    }

    [Fact]
    public void Seed_value_and_frame_each_change_what_is_drawn()
    {
        var (frame, seed) = (Frames.Small(Frames.Secret(1)), Convert.FromHexString(Frames.Secret(1)));
        var drawn = Codes(frame, seed, "1");
        Assert.Equal(drawn, Codes(frame, seed, "1"));
        Assert.NotEqual(drawn, Codes(frame, seed, "2"));
        Assert.NotEqual(drawn, Codes(frame, Convert.FromHexString(Frames.Secret(2)), "1"));
        Assert.NotEqual(drawn, Codes(Frames.Small(Frames.Secret(2)), seed, "1"));
    }

    private static string Codes(DrawFrame frame, byte[] seed, string value) => string.Join(' ', Drawing.Run(frame, seed, value).Select(one => one.Code));

    private static double Off(int seen, double chance) => chance >= 1 ? (seen == Draws ? 0 : double.PositiveInfinity) : Math.Abs(seen - (Draws * chance)) / Math.Sqrt(Draws * chance * (1 - chance));
}
