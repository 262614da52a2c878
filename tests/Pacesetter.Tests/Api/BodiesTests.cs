using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Api;

/// <summary>
/// Sends every writing operation of the API what no use case was written for, as an office that holds the right. The operations, and the fields of their bodies, are taken
/// from the description that the site gives of itself, so that a new one is tried without being named here.
/// </summary>
public sealed class BodiesTests
{
    private static readonly string[] Nonsense = ["null", "[]", "17", "\"text\"", "[null]", "{\"name\":", "not json", "", "{\"\\u0000\":1}"];

    [Theory, OnBothDatabases]
    public async Task A_body_that_says_nothing_usable_is_refused_with_its_place(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var ids = await PlantAsync(town);
        var failures = new List<string>();
        foreach (var operation in await OperationsAsync(town.Site))
        {
            using var office = await town.OfficeAboveAsync();
            foreach (var body in Nonsense.Append("{}").Concat(operation.Bent()))
            {
                var mustFail = operation.TakesJson && (body != "{}" || operation.Required.Count > 0) && body != Nonsense[^1];
                await TryAsync(office, operation, ids, body, mustFail, failures);
            }
            foreach (var body in operation.Extreme()) await TryAsync(office, operation, ids, body, mustFail: false, failures);
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task The_description_marks_what_must_be_there()
    {
        var operations = await OperationsAsync(await TestSite.OnAsync());
        Assert.True(operations.Count > 20);
        var required = operations.ToDictionary(operation => $"{operation.Method} {operation.Path}", operation => string.Join(' ', operation.Required.Order(StringComparer.Ordinal)));
        Assert.Equal("code name tier", required["POST /api/v1/units/{code}/children"]);
        Assert.Equal("name", required["PUT /api/v1/units/{code}/name"]);
        Assert.Equal("name number", required["POST /api/v1/units/{code}/members"]);
        Assert.Equal("granted", required["PUT /api/v1/date-changes/{id}/decision"]);
    }

    /// <summary>The description of the API knows bodies by these names: of two that share one it would describe the wrong one.</summary>
    [Fact]
    public void No_two_bodies_share_a_name() =>
        Assert.Empty(typeof(Words).Assembly.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Answer", StringComparison.Ordinal))
            .GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => string.Join(", ", same.Select(type => type.FullName))));

    [Theory]
    [InlineData("{}", "zh", "api.missing", "缺少 $.code（应为文字）、$.name（应为文字）、$.tier（应为文字）。")]
    [InlineData("{}", "en", "api.missing", "Missing: $.code (a text is expected), $.name (a text is expected), $.tier (a text is expected).")]
    [InlineData("""{"code":null,"name":"x","tier":"y"}""", "en", "api.expected", "$.code: a text is expected.")]
    [InlineData("""{"code":"x","name":"x","tier":"y","from":"soon"}""", "en", "api.expected", "$.from: a month such as 2026-10 is expected.")]
    [InlineData("""{"code":"x","name":7,"tier":"y"}""", "zh", "api.expected", "$.name：应为文字。")]
    [InlineData("null", "en", "api.no-body", "A JSON object is expected, but the body is empty.")]
    [InlineData("[]", "en", "api.expected", "$: an object is expected.")]
    [InlineData("{\n  \"code\" }", "en", "api.not-json", "The body is not valid JSON: see line 2, byte 10.")]
    public async Task The_sentence_names_the_place_and_what_was_expected_in_the_readers_language(string body, string language, string code, string text)
    {
        var town = await Town.FoundAsync(DatabaseKind.Sqlite);
        using var office = await town.OfficeAboveAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await office.Http.PostAsync(new Uri($"/api/v1/units/{town.Own.Code}/children?lang={language}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.BadRequest, code, text), (response.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/v1/units/{0}/children?month=soon&lang=en", 400, "api.expected", "month: a month such as 2026-10 is expected.")]
    [InlineData("GET", "/api/v1/units/{0}/children?limit=many&lang=en", 400, "api.expected", "limit: a whole number is expected.")]
    [InlineData("GET", "/api/v1/units/{0}/tasks?lang=en", 400, "api.parameter-missing", "The parameter month is missing; a month such as 2026-10 is expected.")]
    [InlineData("GET", "/api/v1/nothing?lang=en", 404, "api.no-such-address", "There is no such address.")]
    [InlineData("DELETE", "/api/v1/units/{0}?lang=en", 405, "api.method", "This address does not take this method.")]
    [InlineData("POST", "/api/v1/units/{0}/rosters/units?lang=en", 415, "api.media-type", "This address does not take a body of this type.")]
    [InlineData("PUT", "/api/v1/units/{0}/name?lang=en", 415, "api.media-type", "This address does not take a body of this type.")]
    public async Task A_wrong_parameter_address_method_or_type_is_told_too(string method, string address, int status, string code, string text)
    {
        var town = await Town.FoundAsync(DatabaseKind.Sqlite);
        using var office = await town.OfficeAboveAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, town.Own.Code), UriKind.Relative));
        if (method is "POST" or "PUT") request.Content = new StringContent("a", MediaTypeHeaderValue.Parse("text/plain"));
        using var response = await office.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((code, text), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData(11, 413)]
    [InlineData(10, 200)]
    public async Task More_than_an_address_takes_is_refused_unread(long sent, int status)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Most());
        context.Request.Method = "POST";
        context.Request.ContentLength = sent;
        await Problems.RefuseTooLarge(context, _ => Task.CompletedTask);
        Assert.Equal(status, context.Response.StatusCode);
    }

    private sealed class Most : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => true;

        public long? MaxRequestBodySize { get; set; } = 10;
    }

    private static async Task TryAsync(Visitor office, Operation operation, Dictionary<string, string> ids, string body, bool mustFail, List<string> failures)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(operation.Address(ids), UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await office.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var refused = (int)response.StatusCode is >= 400 and < 500 && response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        // Refused for the body, not for the right or the address.
        if (mustFail && refused) refused = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString()!.StartsWith("api.", StringComparison.Ordinal);
        if (!refused && (mustFail || !response.IsSuccessStatusCode))
            failures.Add($"{operation.Method} {operation.Path} {body[..Math.Min(body.Length, 120)]}: {(int)response.StatusCode} {response.Content.Headers.ContentType}");
    }

    /// <summary>One thing of each kind that an address may name, by the word before it in the address.</summary>
    private static async Task<Dictionary<string, string>> PlantAsync(Town town)
    {
        var task = await town.TaskAsync(2, "修通三条断头路", agreed: true);
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        var plan = await MadeAsync(await secretary.Http.PostAsJsonAsync($"/api/v1/units/{town.Own.Code}/plans", new { kind = "annual", month = "2026-10" }));
        var change = await MadeAsync(await secretary.Http.PostAsJsonAsync($"/api/v1/tasks/{task.Id}/date-changes", new { due = "2027-08-31", reason = "雨季" }));
        var number = $"B{town.Own.Code}";
        await MadeAsync(await office.Http.PostAsJsonAsync($"/api/v1/units/{town.Own.Code}/members", new { number, name = "王秀兰" }));
        var entry = await MadeAsync(await secretary.Http.PostAsJsonAsync($"/api/v1/units/{town.Own.Code}/registers/pairings", new { fields = new { partner = town.Other.Code, form = "service" } }));
        await using var db = town.Site.Open();
        var offer = new TaskOffer(town.Campaign.Id, (await town.TaskAsync(1, "上级的任务", town.County)).Id, town.Own.Id, 0, db.Now);
        db.TaskOffers.Add(offer);
        await db.CommitAsync(new Act("OfferTask", town.County.Id, nameof(TaskOffer), offer.Id));
        return new(StringComparer.Ordinal)
        {
            ["units"] = town.Own.Code, ["members"] = number, ["plans"] = plan.GetProperty("id").GetString()!, ["tasks"] = task.Id.ToString(), ["offers"] = offer.Id.ToString(),
            ["date-changes"] = change.GetProperty("id").GetString()!, ["reports"] = "2026-10", ["progress"] = "2026-10",
            ["registers"] = "pairings", ["register-entries"] = entry.GetProperty("id").GetString()!, ["carriers"] = "shuangcu-shuangjian",
        };
    }

    private static async Task<JsonElement> MadeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<List<Operation>> OperationsAsync(TestSite site)
    {
        using var visitor = site.Anonymous();
        var document = JsonNode.Parse(await visitor.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        return [.. from path in document["paths"]!.AsObject()
                   from method in path.Value!.AsObject()
                   where method.Key is not ("get" or "parameters")
                   select new Operation(method.Key.ToUpperInvariant(), path.Key, method.Value!["requestBody"]?["content"]?["application/json"]?["schema"], document)];
    }

    private sealed record Operation(string Method, string Path, JsonNode? Schema, JsonNode Document)
    {
        public bool TakesJson => Schema is not null;

        private JsonObject Fields => Schema is null ? [] : Resolve(Schema)["properties"]?.AsObject() ?? [];

        public List<string> Required => Schema is null ? [] : [.. Resolve(Schema)["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

        public string Address(Dictionary<string, string> ids)
        {
            var parts = Path.Split('/');
            return string.Join('/', parts.Select((part, i) => part.StartsWith('{') ? ids.GetValueOrDefault(parts[i - 1], Guid.Empty.ToString()) : part));
        }

        /// <summary>Bodies with one field null that must not be, or of a wrong kind.</summary>
        public IEnumerable<string> Bent() =>
            Required.Select(name => With(name, "null")).Concat(Fields.Select(field => With(field.Key, KindsOf(field.Value!).Contains("array") ? "17" : "[]")))
                .Concat(Fields.Where(field => KindsOf(field.Value!).Contains("array")).Select(field => With(field.Key, "[null]")));

        /// <summary>Bodies of the right kinds with values that nobody sends in earnest.</summary>
        public IEnumerable<string> Extreme() => from field in Fields
                                                from value in Values(field.Value!)
                                                select With(field.Key, value);

        private string With(string name, string value)
        {
            var others = Required.Where(field => field != name).Select(field => $"\"{field}\":{Values(Fields[field]!).First()}");
            return $"{{{string.Join(',', others.Append($"\"{name}\":{value}"))}}}";
        }

        private IEnumerable<string> Values(JsonNode schema)
        {
            var (kinds, format) = (KindsOf(schema), (Resolve(schema)["format"]?.GetValue<string>(), Resolve(schema)["pattern"]?.GetValue<string>()));
            return kinds switch
            {
                _ when kinds.Contains("array") => ["[]"],
                _ when kinds.Contains("object") => ["{}"],
                _ when kinds.Contains("boolean") => ["true", "false"],
                _ when kinds.Contains("integer") => ["1", "2147483647", "-2147483648"],
                _ when kinds.Contains("number") => ["1", "1.7e308", "-1"],
                _ when format.Item1 == "date" => ["\"2026-10-31\"", "\"9999-12-31\"", "\"0001-01-01\""],
                _ when format.Item1 == "uuid" => [$"\"{Guid.Empty}\""],
                _ when format.Item2?.Contains("{4}-", StringComparison.Ordinal) == true => ["\"2026-10\"", "\"2199-12\"", "\"1900-01\"", "\"9999-12\""],
                _ => ["\"x\"", "\"\"", $"\"{new string('y', 5000)}\"", "\"a\\u0000b\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\""],
            };
        }

        private HashSet<string> KindsOf(JsonNode schema) => Resolve(schema)["type"] switch
        {
            JsonArray many => [.. many.Select(kind => kind!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => ["object"],
        };

        private JsonNode Resolve(JsonNode schema)
        {
            var found = schema["oneOf"]?.AsArray().FirstOrDefault(one => one!["$ref"] is not null) ?? schema;
            return found["$ref"]?.GetValue<string>() is { } name ? Document["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]! : found;
        }
    }
}
