using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pacesetter.BrowserTests.House;

/// <summary>The program as its own process, which can be killed the way a power cut does.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const int Tries = 600;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly Process process;

    private Server(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<Server> StartAsync(string data)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var server = new Server(Run("serve", "--data", data, "--urls", address), address);
        using var http = new HttpClient();
        for (var i = 0; i < Tries && !server.process.HasExited; i++)
        {
            if (await IsReadyAsync(http, address)) return server;
            await Task.Delay(Between);
        }
        throw new InvalidOperationException("The server did not start.");
    }

    /// <returns>The exit code of a command.</returns>
    public static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Run(arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Kill -9: no handler runs, nothing is flushed.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pacesetter.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string address)
    {
        try
        {
            return (await http.GetAsync(address + "/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
