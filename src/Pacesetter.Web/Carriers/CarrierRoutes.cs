using Pacesetter.Data;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Api;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Carriers;

internal static class CarrierRoutes
{
    private const int MostAtOnce = 200;

    public static void MapCarriers(this RouteGroupBuilder api)
    {
        var carriers = api.MapGroup("/units/{code}/carriers").WithTags("Carriers");
        carriers.MapGet("", ListAsync).WithSummary("The carriers of the campaign, each with the numbers of the unit's subtree in a month");
        carriers.MapGet("/{carrier}", GetAsync).WithSummary("A carrier with its numbers, its indicators and the numbers of the units right below; ETag is the revision of the campaign's carriers");
        carriers.MapPut("/{carrier}", PutAsync).WithSummary("Writes down what a carrier is, or adds one; for the office of the unit at the campaign's head. If-Match guards against overwriting");
        carriers.MapGet("/{carrier}/tasks", TasksAsync).WithSummary("The tasks behind a number: running, overdue, done or dropped; all but the dropped if no state is named");
        carriers.MapGet("/{carrier}/units", UnitsAsync).WithSummary("The units that have joined: with at least one task under it");
    }

    private static async Task<object> ListAsync(string code, Month? month, string? campaign, FindPlace find, ReadCarriers read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var numbers = await read.NumbersAsync(place, cancellation);
        return new { unit = code, month = place.Month, carriers = place.Recipe!.Carriers.Select(one => new { one.Key, one.Name, one.Expansion, numbers = Answer(numbers.GetValueOrDefault(one.Key) ?? CarrierNumbers.None) }) };
    }

    private static async Task<object> GetAsync(string code, string carrier, Month? month, string? campaign, FindPlace find, ReadCarriers read, PacesetterDb db, HttpContext context, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        var found = Find(place, carrier);
        context.Show(place.Campaign!.CarriersRevision);
        return new
        {
            unit = code,
            month = place.Month,
            carrier = CarrierRequest.Of(found),
            numbers = Answer((await read.NumbersAsync(place, cancellation)).GetValueOrDefault(carrier) ?? CarrierNumbers.None),
            reached = (await read.IndicatorsAsync(place, found, cancellation)).Select(one => one.Reached),
            children = (await read.ChildrenAsync(place, carrier, cancellation)).Select(child => new { child.Unit.Code, child.Unit.Name, numbers = Answer(child.Numbers) }),
        };
    }

    private static async Task<CarrierRequest> PutAsync(string code, string carrier, CarrierRequest request, string? campaign, FindPlace find, AmendCarrier amend, PacesetterDb db, HttpContext context, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, db.ThisMonth, campaign, cancellation);
        BrokenRule.Unless(place.Unit.Id == place.Campaign!.UnitId, "carriers.head-only");
        context.DemandMatch(place.Campaign.CarriersRevision);
        return CarrierRequest.Of(await amend.RunAsync(place.Campaign.Id, request.Carrier(carrier), null, request.Reason, cancellation));
    }

    private static async Task<object> TasksAsync(string code, string carrier, string? state, bool? own, Month? month, string? campaign, string? after, int? limit, FindPlace find, ReadCarriers read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        Find(place, carrier);
        var wanted = CarrierLooks.StateOf(state);
        BrokenRule.Unless(state is null || wanted is not null, "carriers.state-unknown", state);
        var (rows, next) = await read.TasksAsync(place, carrier, wanted, own ?? false, after, Limit(limit), cancellation);
        return new { tasks = rows.Select(row => new { row.Task.Task.Id, row.Task.Task.Title, unit = row.UnitCode, row.Task.Task.Owner, row.Task.Task.Due, state = row.Task.State.Key() }), next };
    }

    private static async Task<object> UnitsAsync(string code, string carrier, Month? month, string? campaign, int? from, int? limit, FindPlace find, ReadCarriers read, PacesetterDb db, CancellationToken cancellation)
    {
        var place = await PlaceAsync(find, code, month ?? db.ThisMonth, campaign, cancellation);
        Find(place, carrier);
        var (units, total) = await read.UnitsAsync(place, carrier, Math.Max(from ?? 0, 0), Limit(limit), cancellation);
        return new { total, units = units.Select(one => new { one.Unit.Code, one.Unit.Name, one.Tasks }) };
    }

    private static Dictionary<string, int> Answer(CarrierNumbers numbers)
    {
        var answer = Enum.GetValues<TaskState>().ToDictionary(state => state.Key(), state => numbers[state]);
        answer["units"] = numbers.Units;
        answer["tasks"] = numbers.Tasks;
        return answer;
    }

    private static Carrier Find(Place place, string carrier) => place.Recipe!.Carriers.FirstOrDefault(one => one.Key == carrier) ?? throw new BrokenRule("carriers.carrier.unknown");

    private static async Task<Place> PlaceAsync(FindPlace find, string code, Month month, string? campaign, CancellationToken cancellation)
    {
        var place = await find.RunAsync(code, month.ToString(), campaign, cancellation) ?? throw new BrokenRule("units.unknown");
        return place.Campaign is null ? throw new BrokenRule("carriers.no-campaign") : place;
    }

    private static int Limit(int? asked) => Math.Clamp(asked ?? 50, 1, MostAtOnce);
}

/// <summary>A carrier as the API shows and takes it.</summary>
/// <param name="Expansion">What the name stands for; null while nobody knows.</param>
/// <param name="Documents">Keys of documents of the campaign's recipe.</param>
/// <param name="Reason">By which paper or decision it is amended.</param>
public sealed record CarrierRequest(
    Label? Name = null, Label? Expansion = null, Label? Owner = null, IReadOnlyList<Label>? Aims = null, IReadOnlyList<Label>? SubProjects = null, IReadOnlyList<string>? Documents = null,
    IReadOnlyList<IndicatorRequest>? Indicators = null, string? Reason = null)
{
    internal static CarrierRequest Of(Carrier one) => new(
        one.Name, one.Expansion, one.Owner, one.Aims, one.SubProjects, one.Documents, [.. one.Indicators.Select(row => new IndicatorRequest(row.Label, row.Number, row.Measure, row.Count?.Register, row.Count?.Field))]);

    internal Carrier Carrier(string key) => new(key, Name ?? new(""))
    {
        Expansion = Expansion, Owner = Owner, Aims = [.. (Aims ?? []).OfType<Label>()], SubProjects = [.. (SubProjects ?? []).OfType<Label>()], Documents = [.. (Documents ?? []).OfType<string>()],
        Indicators = [.. (Indicators ?? []).OfType<IndicatorRequest>().Select(row => new CarrierIndicator(row.Label ?? new("")) { Number = row.Number, Measure = row.Measure, Count = row.Register is null ? null : new(row.Register, row.Sum) })],
    };
}

/// <param name="Number">The figure to reach in the whole campaign.</param>
/// <param name="Register">Key of the register where the figure reached is counted.</param>
/// <param name="Sum">Key of a field of it that adds up; without it the open entries are counted.</param>
public sealed record IndicatorRequest(Label? Label, decimal? Number = null, Label? Measure = null, string? Register = null, string? Sum = null);
