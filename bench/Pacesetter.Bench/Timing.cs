using System.Diagnostics;
using System.Globalization;

namespace Pacesetter.Bench;

/// <summary>Milliseconds of one thing done many times.</summary>
internal sealed class Timing
{
    private readonly List<double> times = [];

    public int Count => times.Count;

    public string P50 => At(0.5);

    public string P99 => At(0.99);

    public void Add(double milliseconds) => times.Add(milliseconds);

    /// <summary>Does it <paramref name="count"/> times, but stops after <paramref name="atMost"/>.</summary>
    public static async Task<Timing> OfAsync(int count, TimeSpan atMost, Func<Task> work)
    {
        var (timing, begun) = (new Timing(), Stopwatch.StartNew());
        do
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            timing.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (timing.Count < count && begun.Elapsed < atMost);
        return timing;
    }

    public static string Write(double number) => number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);

    private string At(double share) => times.Count == 0 ? "–" : Write(times.Order().ElementAt(Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count) - 1)));
}
