using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

internal static class RegisterRoutes
{
    private const int MostAtOnce = 200;

    public static void MapRegisters(this RouteGroupBuilder api)
    {
        var registers = api.MapGroup("/units/{code}/registers").WithTags("Registers");
        registers.MapGet("", ListAsync).WithSummary("The registers of the campaign with their fields, each with how many entries are open in the subtree and what their numbers add up to");
        registers.MapGet("/{register}", GetAsync).WithSummary("The entries of a register in the subtree, with the totals; closed=true: those that are no more");
        registers.MapPost("/{register}", AddAsync).WithSummary("Enters something of the unit; units may be named by code or full name, members by number or name");

        var entries = api.MapGroup("/register-entries/{id:guid}").WithTags("Registers");
        entries.MapGet("", async (Guid id, FindEntry find, PacesetterDb db, HttpContext context) => Answer(await find.RunAsync(id, context.RequestAborted), db, context)).WithSummary("An entry; ETag is its revision");
        entries.MapPut("", ChangeAsync).WithSummary("Says something else from this month on; the months before keep what it said");
        entries.MapPut("/closing", CloseAsync).WithSummary("Closes an entry whose thing is no more");
    }

    /// <summary>A register of a unit and of what lies below it, as a workbook.</summary>
    public static void MapRegisterExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/registers/{register}/export", async (string code, string month, string register, string? campaign, FindPlace find, ExportRegister export, HttpContext context) =>
    {
        var place = await find.RunAsync(code, month, campaign, context.RequestAborted);
        if (place?.Recipe?.Registers.FirstOrDefault(one => one.Key == register) is not { } found) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, place, found, asXlsx: true, context.RequestAborted), SheetWriter.XlsxType, $"{found.Key}-{place.Unit.Code}-{place.Month}.xlsx");
    }).ExcludeFromDescription();

    private static async Task<object> ListAsync(string code, Month? month, string? campaign, FindPlace find, ReadRegisters read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var totals = await read.TotalsAsync(place, own: false, cancellation);
        return new { unit = code, month = place.Month, registers = place.Recipe!.Registers.Select(one => RegisterAnswer.Of(one, totals.GetValueOrDefault(one.Key) ?? RegisterTotals.None)) };
    }

    private static async Task<object> GetAsync(string code, string register, Month? month, string? campaign, bool? own, bool? closed, string? after, int? limit, FindPlace find, ReadRegisters read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var found = Find(place, register);
        var totals = (await read.TotalsAsync(place, own ?? false, cancellation)).GetValueOrDefault(register) ?? RegisterTotals.None;
        var (rows, next) = await read.EntriesAsync(place, register, own ?? false, closed ?? false, after, Math.Clamp(limit ?? 50, 1, MostAtOnce), cancellation);
        return new { unit = code, month = place.Month, register = RegisterAnswer.Of(found, totals), entries = rows.Select(row => EntryAnswer.Of(row.Entry, row.UnitCode, place.Month)), next };
    }

    private static async Task<IResult> AddAsync(string code, string register, EntryRequest request, string? campaign, FindPlace find, FindReferences references, AddEntry add, PacesetterDb db, HttpContext context)
    {
        var place = await PlaceAsync(find, code, db.ThisMonth, campaign, context.RequestAborted);
        var found = Find(place, register);
        var entry = await add.RunAsync(place, found, await InputAsync(request, found, place.Campaign!, place.Unit.Id, null, references));
        context.Show(entry.Revision);
        return TypedResults.Created($"/api/v1/register-entries/{entry.Id}", EntryAnswer.Of(entry, place.Unit.Code, db.ThisMonth));
    }

    private static async Task<EntryAnswer> ChangeAsync(Guid id, EntryRequest request, FindEntry find, FindReferences references, ChangeEntry change, PacesetterDb db, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Entry.Revision);
        await change.RunAsync(file, await InputAsync(request, file.Register, file.Campaign, file.Unit.Id, file.Entry.In(db.ThisMonth), references), null);
        return Answer(file, db, context);
    }

    private static async Task<EntryAnswer> CloseAsync(Guid id, ClosingRequest request, FindEntry find, CloseEntry close, PacesetterDb db, HttpContext context)
    {
        var file = await find.RunAsync(id, context.RequestAborted);
        context.DemandMatch(file.Entry.Revision);
        await close.RunAsync(file, request.Day, request.Reason);
        return Answer(file, db, context);
    }

    private static async Task<EntryInput> InputAsync(EntryRequest request, Register register, Campaign campaign, int unit, IReadOnlyDictionary<string, string>? old, FindReferences references)
    {
        var said = request.Fields ?? new Dictionary<string, string?>();
        foreach (var key in said.Keys) BrokenRule.Unless(register.Field(key) is not null, "registers.field-unknown", key);
        var text = new EntryText(field => said.GetValueOrDefault(field));
        var input = text.Read(register, unit, await references.RunAsync(register, campaign, [(unit, text)]), old, out var problems) ?? throw problems[0].Rule;
        return input with { Since = request.Since };
    }

    private static EntryAnswer Answer(EntryFile file, PacesetterDb db, HttpContext context)
    {
        context.Show(file.Entry.Revision);
        return EntryAnswer.Of(file.Entry, file.Unit.Code, db.ThisMonth);
    }

    private static Register Find(Place place, string register) => place.Recipe!.Registers.FirstOrDefault(one => one.Key == register) ?? throw new BrokenRule("registers.register.unknown");

    private static async Task<Place> PlaceAsync(FindPlace find, string code, Month month, string? campaign, CancellationToken cancellation)
    {
        var place = await find.RunAsync(code, month.ToString(), campaign, cancellation) ?? throw new BrokenRule("units.unknown");
        return place.Campaign is null ? throw new BrokenRule("carriers.no-campaign") : place;
    }
}

/// <param name="Fields">What it says, by key of the field; what is left out is said no more.</param>
/// <param name="Since">Since when it is so; today, or as it was, if left out.</param>
public sealed record EntryRequest(IReadOnlyDictionary<string, string?>? Fields = null, DateOnly? Since = null);

/// <param name="Day">Since when it is no more; today if left out.</param>
public sealed record ClosingRequest(string? Reason = null, DateOnly? Day = null);

/// <summary>An entry as the API shows it.</summary>
/// <param name="Fields">What it says, by key of the field: days as 2026-10-31, choices by key, units by code, members by number.</param>
public sealed record EntryAnswer(Guid Id, string Unit, string Register, IReadOnlyDictionary<string, string> Fields, DateOnly Since, DateOnly? Closed, string? Reason, int Revision)
{
    internal static EntryAnswer Of(RegisterEntry entry, string unit, Month month) => new(
        entry.Id, unit, entry.Register, entry.In(month), entry.Since, entry.Closing?.Day, entry.Closing?.Reason, entry.Revision);
}

/// <summary>A register with its totals in a subtree.</summary>
/// <param name="Sums">By key of the field.</param>
public sealed record RegisterAnswer(string Key, Label Name, string? Document, IReadOnlyList<FieldAnswer> Fields, int Open, IReadOnlyDictionary<string, double> Sums)
{
    internal static RegisterAnswer Of(Register register, RegisterTotals totals) => new(
        register.Key, register.Name, register.Document, [.. register.Fields.Select(field => new FieldAnswer(field.Key, field.Label, field.Type.ToString().ToLowerInvariant(), register.Demands(field), field.Measure, field.Sum, [.. field.Choices.Select(choice => choice.Key)]))],
        totals.Open, register.Sums.ToDictionary(field => field.Key, field => totals.Sums.GetValueOrDefault(field.Key)));
}

/// <param name="Type">text, number, date, choice, unit or member.</param>
/// <param name="Sum">Whether the numbers of open entries are added up.</param>
public sealed record FieldAnswer(string Key, Label Label, string Type, bool Required, Label? Measure, bool Sum, IReadOnlyList<string> Choices);
