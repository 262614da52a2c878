using System.Globalization;

namespace Pacesetter.Web.Shell;

/// <summary>How this installation runs. Read from <c>appsettings.json</c>, then <c>PACESETTER__NAME</c>, then the command line.</summary>
public sealed record Settings
{
    /// <summary>The folder of the SQLite file, evidence and keys.</summary>
    public string Data { get; init; } = "data";

    /// <summary>A PostgreSQL connection string; empty means the SQLite file in <see cref="Data"/>.</summary>
    public string Database { get; init; } = "";

    /// <summary>FULL (default: an acknowledged act survives a power cut) or NORMAL (SQLite only).</summary>
    public string Synchronous { get; init; } = "FULL";

    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Demonstration: lets people enter by role without a password, on the loopback address only.</summary>
    public bool Demo { get; init; }

    /// <summary>Minutes without a request after which a signed-in person is asked again; 30 at most.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Tries to sign in from one address within a minute.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Requests to the API by one person within a minute.</summary>
    public int ApiPerMinute { get; init; } = 1200;

    public string SqlitePath => Path.Combine(Data, "pacesetter.db");

    public bool IsPostgres => Database.Length > 0;

    internal static Settings Read(IReadOnlyDictionary<string, string?> commandLine)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(commandLine.Where(pair => pair.Value is not null).ToDictionary(pair => $"Pacesetter:{pair.Key}", pair => pair.Value))
            .Build()
            .GetSection("Pacesetter");
        var standard = new Settings();
        return standard with
        {
            Data = configuration[nameof(Data)] ?? standard.Data,
            Database = configuration[nameof(Database)] ?? standard.Database,
            Synchronous = (configuration[nameof(Synchronous)] ?? standard.Synchronous).ToUpper(CultureInfo.InvariantCulture),
            Urls = configuration[nameof(Urls)] ?? standard.Urls,
            Demo = configuration.GetValue(nameof(Demo), standard.Demo),
            IdleMinutes = Math.Clamp(configuration.GetValue(nameof(IdleMinutes), standard.IdleMinutes), 1, standard.IdleMinutes),
            SignInsPerMinute = configuration.GetValue(nameof(SignInsPerMinute), standard.SignInsPerMinute),
            ApiPerMinute = configuration.GetValue(nameof(ApiPerMinute), standard.ApiPerMinute),
        };
    }
}
