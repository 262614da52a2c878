using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Api;

/// <summary>
/// A request that could not even be read: says where in it something is wrong (<c>$.name</c> of the body, or the name of a parameter) and what was expected there.
/// The framework tells part of this in its messages only; a test compares them with what is taken from them here.
/// </summary>
internal sealed partial class Unreadable(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, Words words)
{
    /// <summary>Status, code and sentence; null where the failure is not the sender's.</summary>
    public (int Status, string Code, string Text)? Of(Exception failure, Endpoint? endpoint) => failure switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Say(413, "api.too-large"),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Say(415, "api.media-type"),
        BadHttpRequestException { InnerException: JsonException broken } => OfBody(broken, endpoint),
        BadHttpRequestException bad => OfParameter(bad, endpoint),
        _ when HasNullCharacter(failure) => Say(400, "api.signs"),
        _ => null,
    };

    /// <summary>PostgreSQL refused a null character that came by another way than a body.</summary>
    public static bool HasNullCharacter(Exception? failure) => failure is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } || (failure is DbUpdateException && HasNullCharacter(failure.InnerException));

    /// <summary>What a status without a word means.</summary>
    public (int Status, string Code, string Text) OfStatus(int status) => status switch
    {
        404 => Say(404, "api.no-such-address"),
        405 => Say(405, "api.method"),
        413 => Say(413, "api.too-large"),
        415 => Say(415, "api.media-type"),
        _ => Say(status, "api.unreadable"),
    };

    private (int, string, string) OfBody(JsonException broken, Endpoint? endpoint)
    {
        // The reader's own complaint lies within where the text is no JSON at all.
        if (broken.InnerException is JsonException) return Say(400, "api.not-json", (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1);
        var (place, body) = (broken.Path ?? "$", endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
        string Expected(string path) => Kind(body is null ? null : Bodies.TypeAt(body, path, json.Value.SerializerOptions));
        if (broken.Message.StartsWith(Bodies.NullCharacter, StringComparison.Ordinal)) return Say(400, "api.signs-in", place);
        if (MissingFields().Match(broken.Message) is { Success: true } missing)
            return Say(400, "api.missing", words.List(missing.Groups["name"].Captures.Select(name => $"{place}.{name.Value}").Select(path => words["api.place", path, Expected(path)])));
        return Say(400, "api.expected", place, Expected(place));
    }

    private (int, string, string) OfParameter(BadHttpRequestException bad, Endpoint? endpoint)
    {
        if (ParameterNamed().Match(bad.Message) is not { Success: true } found) return Say(bad.StatusCode, "api.unreadable");
        var name = found.Groups["name"].Value;
        var type = endpoint?.Metadata.GetMetadata<MethodInfo>()?.GetParameters().FirstOrDefault(parameter => parameter.Name == name)?.ParameterType;
        if (found.Groups["body"].Success) return Say(bad.StatusCode, "api.no-body");
        return Say(bad.StatusCode, found.Groups["missing"].Success ? "api.parameter-missing" : "api.expected", name, Kind(type));
    }

    private string Kind(Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return words[type switch
        {
            null => "api.kind-value",
            _ when type == typeof(string) => "api.kind-text",
            _ when type == typeof(bool) => "api.kind-truth",
            _ when type == typeof(int) || type == typeof(long) => "api.kind-whole",
            _ when type == typeof(double) => "api.kind-number",
            _ when type == typeof(Month) => "api.kind-month",
            _ when type == typeof(DateOnly) => "api.kind-day",
            _ when type == typeof(Guid) => "api.kind-id",
            _ when type == typeof(IFormFile) => "api.kind-file",
            _ when type.IsAssignableTo(typeof(IDictionary)) || type.Name.Contains("Dictionary", StringComparison.Ordinal) => "api.kind-object",
            _ when type.IsAssignableTo(typeof(IEnumerable)) => "api.kind-list",
            _ => "api.kind-object",
        }];
    }

    private (int, string, string) Say(int status, string code, params object?[] arguments) => (status, code, words[code, arguments]);

    [GeneratedRegex(@"missing required properties including: ('(?<name>[^']+)'(, )?)+")]
    private static partial Regex MissingFields();

    [GeneratedRegex(@"parameter ""([^""]+ )?(?<name>[^"" ]+)""( was not provided from (?<body>body)|(?<body> from the request body)|(?<missing> was not provided)|.*(?<body>no body was provided)|)")]
    private static partial Regex ParameterNamed();
}
