using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pacesetter.Web.Api;

/// <summary>
/// Bodies are held to what their types say: what may not be null must be there and must not be null, in lists too. So no use case meets a
/// null it was not written for, and the description of the API marks the same fields as required.
/// </summary>
internal static class Bodies
{
    /// <summary>The message of a failure over a sign that PostgreSQL cannot keep, and nobody types.</summary>
    public const string NullCharacter = "null character";

    public static void Configure(Microsoft.AspNetCore.Http.Json.JsonOptions json)
    {
        json.SerializerOptions.RespectNullableAnnotations = true;
        json.SerializerOptions.TypeInfoResolver = (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Hold);
    }

    /// <summary>The type expected at a path such as <c>$.lines[0].state</c>; null where the path leads nowhere.</summary>
    public static Type? TypeAt(Type body, string path, JsonSerializerOptions json)
    {
        Type? at = body;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (at is null) return null;
            var type = json.GetTypeInfo(Nullable.GetUnderlyingType(at) ?? at);
            at = type.ElementType ?? type.Properties.FirstOrDefault(property => property.Name == step.TrimEnd(']').Trim('\''))?.PropertyType;
        }
        return at;
    }

    private static void Hold(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties.Where(property => property is { Set: not null, AssociatedParameter: { HasDefaultValue: false, IsNullable: false, IsMemberInitializer: false } }))
            property.IsRequired = true;
        List<JsonPropertyInfo> texts = [.. type.Properties.Where(property => property.Get is not null && (property.PropertyType == typeof(string) || IsList(property)))];
        List<JsonPropertyInfo> lists = [.. texts.Where(HoldsNoNulls)];
        if (texts.Count == 0) return;
        type.OnDeserialized = body =>
        {
            foreach (var list in lists) if (ValuesOf(list, body).Contains(null)) throw new JsonException(null, $"$.{list.Name}[]", null, null);
            foreach (var text in texts) if (ValuesOf(text, body).OfType<string>().Any(value => value.Contains('\0'))) throw new JsonException(NullCharacter, $"$.{text.Name}", null, null);
        };
    }

    private static IEnumerable<object?> ValuesOf(JsonPropertyInfo property, object body) => property.Get!(body) switch
    {
        string text => [text],
        IDictionary named => named.Values.Cast<object?>(),
        IEnumerable list => list.Cast<object?>(),
        _ => [],
    };

    private static bool IsList(JsonPropertyInfo property) =>
        property.PropertyType != typeof(string) && property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(IEnumerable));

    private static bool HoldsNoNulls(JsonPropertyInfo property) =>
        IsList(property) && property.AttributeProvider is PropertyInfo own && new NullabilityInfoContext().Create(own).GenericTypeArguments is [.., var values]
        && !values.Type.IsValueType && values.ReadState == NullabilityState.NotNull;
}
