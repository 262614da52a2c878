using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>A unit as the API shows it.</summary>
/// <param name="Closed">The first month in which it is no more; null while it stands.</param>
public sealed record UnitAnswer(string Code, string Name, string Tier, string Field, string Industry, string Region, string Secretary, Month Open, Month? Closed)
{
    internal static UnitAnswer Of(Unit unit) => new(unit.Code, unit.Name, unit.Tier, unit.Field, unit.Industry, unit.Region, unit.Secretary, unit.OpenFrom, unit.ClosedFrom == Month.Never ? null : unit.ClosedFrom);
}

/// <param name="From">Its first month; this one if left out.</param>
public sealed record OpenRequest(string Code, string Name, string Tier, string? Field = null, string? Industry = null, string? Region = null, string? Secretary = null, Month? From = null);

public sealed record NameRequest(string Name);

public sealed record ClosureRequest(Month From, string? Reason = null);

/// <param name="Parent">Code of the unit to stand under.</param>
public sealed record ParentRequest(string Parent, Month? From = null, string? Reason = null);

public sealed record MemberRequest(string Number, string Name, string? Post = null, bool Probationary = false, bool Mobile = false, bool Frail = false, Month? From = null)
{
    internal MemberDetails Details => new(Name, Post, Probationary, Mobile, Frail);
}

/// <param name="Unit">Code of the unit the member goes to.</param>
public sealed record TransferRequest(string Unit, Month? From = null);

/// <param name="Login">User name of an account with a role in the member's unit; left out: none, as far as is known.</param>
public sealed record TieRequest(string? Login = null);

public sealed record MembersAnswer(IReadOnlyList<MemberAnswer> Members, string? Next);

/// <param name="Next">What to ask for the next page with; null on the last.</param>
public sealed record FoundUnitsAnswer(IReadOnlyList<FoundUnit> Units, string? Next);

/// <param name="Next">As above.</param>
public sealed record ChildrenAnswer(IReadOnlyList<ChildAnswer> Children, string? Next);

/// <param name="Units">In the subtree, itself included.</param>
/// <param name="Members">In the subtree.</param>
public sealed record ChildAnswer(string Code, string Name, string Tier, string Field, string? Secretary, int Units, int Members);

public sealed record MemberAnswer(string Number, string Name, string Post, bool Probationary, bool Mobile, bool Frail)
{
    internal static MemberAnswer Of(Member member) => new(member.Number, member.Name, member.Post, member.Probationary, member.Mobile, member.Frail);
}

internal static class UnitRoutes
{
    private const int MostAtOnce = 200;

    public static void MapUnits(this RouteGroupBuilder api)
    {
        MapReads(api.MapGroup("/units").WithTags("Units"));
        MapChanges(api.MapGroup("/units").WithTags("Units"));
        MapMembers(api.MapGroup("").WithTags("Members"));
    }

    private static void MapReads(RouteGroupBuilder units)
    {
        units.MapGet("", async (string? q, string? after, int? limit, SearchUnits search, CancellationToken cancellation) =>
        {
            var (found, next) = await search.PageAsync(q, after, Limit(limit), cancellation);
            return new FoundUnitsAnswer(found, next);
        }).WithSummary("Units by code, or by any piece of the name, best first");
        units.MapGet("/{code}", (string code, UnitFiles files) => files.UnitAsync(code)).WithSummary("A unit; ETag changes with what is known about it");
        units.MapGet("/{code}/children", async (string code, Month? month, string? campaign, string? after, int? limit, PacesetterDb db, FindPlace find, ReadBelow below, CancellationToken cancellation) =>
        {
            var place = await find.RunAsync(code, (month ?? db.ThisMonth).ToString(), campaign, cancellation) ?? throw new BrokenRule("units.unknown");
            var (children, next) = await below.RunAsync(place.Unit.Id, place.Month, place.Campaign, after, Limit(limit), cancellation);
            return new ChildrenAnswer([.. children.Select(child => new ChildAnswer(child.Code, child.Name, child.Tier, child.Field, child.Secretary, child.Count.Units, child.Count.Members))], next);
        }).WithSummary("The units right below in a month, with the units and members of each subtree, in roster order");
        units.MapGet("/{code}/members", async (string code, Month? month, string? after, int? limit, PacesetterDb db, ReadBelow below, CancellationToken cancellation) =>
        {
            var unit = await db.UnitAsync(code, cancellation);
            var (members, next) = await below.MembersAsync(unit.Id, month ?? db.ThisMonth, after, Limit(limit), cancellation);
            return new MembersAnswer([.. members.Select(member => new MemberAnswer(member.Number, member.Name, member.Post, member.Probationary, member.Mobile, member.Frail))], next);
        }).WithSummary("The members of the unit itself in a month");
    }

    private static void MapChanges(RouteGroupBuilder units)
    {
        units.MapPost("/{code}/children", async (string code, OpenRequest request, OpenUnit open, CancellationToken cancellation) =>
        {
            var unit = await open.RunAsync(code, request.Code, request.Name, new(request.Tier, request.Field, request.Industry, request.Region, request.Secretary), request.From, cancellation);
            return TypedResults.Created($"/api/v1/units/{Uri.EscapeDataString(unit.Code)}", UnitAnswer.Of(unit));
        }).WithSummary("Opens a unit under this one");
        units.MapPut("/{code}", (string code, UnitDetails request, ChangeUnit change, UnitFiles files) => files.ChangeAsync(code, stop => change.RunAsync(code, request, stop)))
            .WithSummary("Changes tier, field, industry, region and secretary; If-Match guards against overwriting");
        units.MapPut("/{code}/name", (string code, NameRequest request, RenameUnit rename, UnitFiles files) => files.ChangeAsync(code, stop => rename.RunAsync(code, request.Name, stop)))
            .WithSummary("Renames the unit; the code stays");
        units.MapPut("/{code}/closure", (string code, ClosureRequest request, CloseUnit close, UnitFiles files) => files.ChangeAsync(code, stop => close.RunAsync(code, request.From, request.Reason, stop)))
            .WithSummary("Closes the unit from a month on");
        units.MapPut("/{code}/parent", (string code, ParentRequest request, MoveUnit move, UnitFiles files) => files.ChangeAsync(code, stop => move.RunAsync(code, request.Parent, request.From, request.Reason, stop)))
            .WithSummary("Moves the unit with everything below it, from a month on");
    }

    private static void MapMembers(RouteGroupBuilder api)
    {
        api.MapPost("/units/{code}/members", async (string code, MemberRequest request, AddMember add, CancellationToken cancellation) =>
        {
            var member = await add.RunAsync(code, request.Number, request.Details, request.From, cancellation);
            return TypedResults.Created($"/api/v1/members/{Uri.EscapeDataString(member.Number)}", MemberAnswer.Of(member));
        }).WithSummary("Enters a member");
        api.MapGet("/members/{number}", (string number, UnitFiles files) => files.MemberAsync(number))
            .WithSummary("A member; ETag changes with what is known");
        api.MapPut("/members/{number}", (string number, MemberDetails request, ChangeMember change, UnitFiles files) => files.ChangeMemberAsync(number, stop => change.RunAsync(number, request, stop)))
            .WithSummary("Changes what is known about a member; If-Match guards against overwriting");
        api.MapPut("/members/{number}/unit", (string number, TransferRequest request, TransferMember transfer, UnitFiles files) => files.ChangeMemberAsync(number, stop => transfer.RunAsync(number, request.Unit, request.From, stop)))
            .WithSummary("Transfers a member to another unit from a month on");
        api.MapPut("/members/{number}/account", (string number, TieRequest request, TieMember tie, UnitFiles files) => files.ChangeMemberAsync(number, stop => tie.RunAsync(number, request.Login, stop)))
            .WithSummary("Says which account the member has, where a name stands twice and does not tell");
    }

    private static int Limit(int? asked) => Math.Clamp(asked ?? 50, 1, MostAtOnce);
}
