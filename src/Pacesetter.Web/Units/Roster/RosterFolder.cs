using System.Text.Json;
using System.Text.Json.Serialization;
using Pacesetter.Domain;

namespace Pacesetter.Web.Units.Roster;

/// <summary>
/// What is kept of one import in the data folder, outside the web root: the file that was sent, whose it is, and how far it is. So a restart loses nothing,
/// and where several web nodes share the data folder, each of them can answer.
/// </summary>
internal sealed class RosterFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IncludeFields = true, Converters = { new ArgumentJson() } };

    public string File => Path.Combine(path, "file");

    private string Job => Path.Combine(path, "job.json");

    private string State => Path.Combine(path, "state.json");

    public DateTime Touched => System.IO.File.Exists(State) ? System.IO.File.GetLastWriteTimeUtc(State) : Directory.GetLastWriteTimeUtc(path);

    public async Task BeginAsync(RosterJob job, IFormFile sent, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        await using (var kept = System.IO.File.Create(File)) await sent.CopyToAsync(kept, cancellation);
        Put(State, job.State);
        // Last, for with it the import is there.
        Put(Job, job);
    }

    /// <returns>Null where there is none, or no more.</returns>
    public RosterJob? Read()
    {
        try
        {
            return Get<RosterJob>(Job) is { } job && Get<RosterState>(State) is { } state ? job with { State = state } : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(RosterState state) => Put(State, state);

    /// <summary>Whoever has it works on the import; it is free again when they are done, or dead. Null where somebody has it.</summary>
    public IDisposable? Take()
    {
        try
        {
            return new FileStream(Path.Combine(path, "taken"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Remove() => Directory.Delete(path, recursive: true);

    private static T? Get<T>(string file) => JsonSerializer.Deserialize<T>(System.IO.File.ReadAllBytes(file), Json);

    // Beside and then in its place: whoever reads meanwhile finds the old or the new, never half of it.
    private static void Put<T>(string file, T content)
    {
        System.IO.File.WriteAllBytes(file + "~", JsonSerializer.SerializeToUtf8Bytes(content, Json));
        System.IO.File.Move(file + "~", file, overwrite: true);
    }

    /// <summary>What fills the places of a sentence keeps its kind, so that it is still written as the reader's language has it.</summary>
    private sealed class ArgumentJson : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number) return reader.GetInt64();
            if (reader.TokenType == JsonTokenType.String) return reader.GetString();
            var kept = JsonElement.ParseValue(ref reader);
            return kept.TryGetProperty("month", out var month) ? Month.OfValue(month.GetInt32()) : kept.TryGetProperty("day", out var day) ? DateOnly.FromDayNumber(day.GetInt32()) : null;
        }

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            switch (value)
            {
                case int or long: writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
                case Month month: JsonSerializer.Serialize(writer, new { month = month.Value }, options); break;
                case DateOnly day: JsonSerializer.Serialize(writer, new { day = day.DayNumber }, options); break;
                default: writer.WriteStringValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            }
        }
    }
}
