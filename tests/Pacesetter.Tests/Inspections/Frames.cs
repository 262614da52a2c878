using System.Globalization;
using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Tests.Inspections;

/// <summary>Frames and seeds to draw from.</summary>
internal static class Frames
{
    public const string Value = "3,251.78";

    public static string Secret(int number) => Certificate.CommitmentOf(number.ToString("x64", CultureInfo.InvariantCulture));

    public static DrawFrame Of(string secret, IReadOnlyList<DrawStratum> strata, IEnumerable<DrawUnit> units, int each = 0, params IReadOnlyList<DrawInspector> inspectors) =>
        new DrawFrame(new(new("0199f000-0000-7000-8000-000000000001"), "秋季督查", 1, null, null, new(2026, 10, 12, 2, 0, 0, DateTimeKind.Utc), "上证综指收盘", new(2026, 10, 20), Certificate.CommitmentOf(secret), each))
        {
            Strata = strata, Units = [.. units], Exclusions = [new("X1", "本年已查三次")], Inspectors = inspectors,
        }.Sorted();

    /// <summary>Two counties with villages of differing weight, townships of equal weight, and organs that are all taken.</summary>
    public static DrawFrame Small(string secret) => Of(secret,
        [new("A/village", 3), new("B/village", 2), new("all/township", 4), new("all/organ", 5)],
        [
            .. Enumerable.Range(0, 12).Select(i => new DrawUnit($"A{i:00}", "A", "A/village", i == 0 ? 200 : 10 + (10 * (i % 3)))),
            .. Enumerable.Range(0, 9).Select(i => new DrawUnit($"B{i:00}", "B", "B/village", 10 + (i * 5))),
            .. Enumerable.Range(0, 11).Select(i => new DrawUnit($"T{i:00}", i < 6 ? "A" : "B", "all/township", 10)),
            .. Enumerable.Range(0, 4).Select(i => new DrawUnit($"O{i:00}", "O", "all/organ", 1 + i)),
        ], 2, new("p1", "张一", ["A"]), new("p2", "李二", ["T03", "B02"]), new("p3", "王三", []), new("p4", "赵四", ["B"]));
}
