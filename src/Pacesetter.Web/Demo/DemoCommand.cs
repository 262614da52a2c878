using System.CommandLine;
using System.Diagnostics;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Demo;

/// <summary><c>pacesetter demo</c>: fills the store if it is empty, then serves it with entry by role.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var size = new Option<string>("--size") { Description = "small (1,200 units, default), city (16,000 units, 300,000 members) or province (300,000 units, no members)", DefaultValueFactory = _ => DemoSize.Small.Key };
        size.AcceptOnlyFromAmong([.. DemoSize.All.Select(known => known.Key)]);
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same city (default: 1)", DefaultValueFactory = _ => 1 };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on (default: http://127.0.0.1:5080)" };
        var command = new Command("demo", "Fills an empty store with an invented city and serves it; enter by role, without a password") { size, seed, urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            var filled = await Cli.WithStoreAsync(parsed, "demo", services => FillAsync(services, DemoSize.Named(parsed.GetValue(size)!), parsed.GetValue(seed), cancellation));
            return filled != 0 ? filled : await ServeAsync(Cli.SettingsOf(parsed, parsed.GetValue(urls)) with { Demo = true }, cancellation);
        });
        return command;
    }

    private static async Task<int> FillAsync(IServiceProvider services, DemoSize size, ulong seed, CancellationToken cancellation)
    {
        var words = services.GetRequiredService<Words>();
        if ((await services.MigrateAsync()).Count > 0) Console.WriteLine(words["demo.filling", size.Key, size.Units]);
        var clock = Stopwatch.StartNew();
        if (await ActivatorUtilities.CreateInstance<FillDemo>(services).RunAsync(size, seed, cancellation))
        {
            await ActivatorUtilities.CreateInstance<DemoBulletins>(services).RunAsync(cancellation);
            Console.WriteLine(words["demo.filled", Math.Round(clock.Elapsed.TotalSeconds, 1)]);
        }
        return 0;
    }

    private static async Task<int> ServeAsync(Settings settings, CancellationToken cancellation)
    {
        await using var app = Site.Build(settings);
        await app.StartAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<Words>();
        Console.WriteLine(words["demo.ready", string.Join(' ', app.Urls)]);
        Console.WriteLine(words["demo.try"]);
        Console.WriteLine(words["demo.stop"]);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
