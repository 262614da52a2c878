using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections.Draws;

/// <summary>What an office says when it freezes a frame.</summary>
/// <param name="Source">Which public value is mixed in.</param>
/// <param name="Day">The day on which it comes out.</param>
/// <param name="Reason">Why it is drawn again; not asked for in the first round.</param>
public sealed record FreezeRequest(string? Source, DateOnly? Day, string? Reason = null)
{
    /// <summary>Codes of units left out, with the reason.</summary>
    public IReadOnlyDictionary<string, string?>? Exclusions { get; init; }

    /// <summary>By login, codes of units or of units right below the inspecting one to which this inspector does not go, beside those they have an office in.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?>? Recusals { get; init; }
}

/// <summary>Freezes who may be drawn, makes the secret seed and commits to it.</summary>
public sealed class FreezeDraw(PacesetterDb db, BuildFrame build, FindInspectors inspectors, SeedVault vault, Words words)
{
    private static readonly Dictionary<string, IReadOnlyList<string>?> Nobody = [];

    /// <exception cref="BrokenRule">
    /// accounts.not-yours; inspections.not-announced, inspections.ended, inspections.draw-waiting, inspections.visited-already, inspections.reason-missing, inspections.source-missing,
    /// inspections.value-known, inspections.exclusion-unknown, inspections.exclusion-reason, inspections.recusal-unknown; those of <see cref="DrawFrame.Sorted"/>.
    /// </exception>
    public async Task<InspectionDraw> RunAsync(InspectionFile file, FreezeRequest request, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        file.Inspection.DemandRunning();
        var (secret, previous) = (Certificate.NewSecret(), await PreviousAsync(file, cancellation));
        var head = Head(file, request, previous, Certificate.CommitmentOf(secret));
        var frame = await build.RunAsync(file, head, Left(request), words["inspections.cap-reason", file.Rules.VisitsAYear], cancellation);
        var draw = InspectionDraw.Freeze((await inspectors.AddAsync(frame, file.Unit.Id, (request.Recusals ?? Nobody).ToDictionary(one => one.Key, one => one.Value ?? []), cancellation)).Sorted(), vault.Seal(secret), file.Unit.Id, db.Viewer.AccountId ?? 0);
        var former = await db.Visits.Where(row => row.InspectionId == file.Inspection.Id).ToListAsync(cancellation);
        BrokenRule.Unless(former.TrueForAll(visit => visit.Arrival is null), "inspections.visited-already");
        db.Visits.RemoveRange(former);
        db.InspectionDraws.Add(draw);
        await db.CommitAsync(new Act("FreezeDraw", file.Unit.Id, nameof(Inspection), file.Inspection.Id)
        {
            CampaignId = file.Campaign.Id, Reason = draw.Reason, After = JsonSerializer.Serialize(new { draw.Round, draw.FrameHash, draw.Commitment, draw.Source, draw.Day, units = draw.FrameUnits }),
        }, cancellation);
        return draw;
    }

    private static Dictionary<string, string> Left(FreezeRequest request)
    {
        Dictionary<string, string> left = [];
        foreach (var (code, reason) in request.Exclusions ?? new Dictionary<string, string?>())
        {
            BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "inspections.exclusion-reason", code);
            left[code] = reason!.Trim();
        }
        return left;
    }

    /// <summary>A round that waits is drawn before there is another, unless its seed is lost; then the hash of its frame stands for the seal it never got.</summary>
    private async Task<(int Round, string? Seal)> PreviousAsync(InspectionFile file, CancellationToken cancellation)
    {
        var last = await db.InspectionDraws.Where(row => row.InspectionId == file.Inspection.Id).OrderByDescending(row => row.Round)
            .Select(row => new { row.Round, row.FrameHash, row.SealedSeed, Seal = row.Made == null ? null : row.Made.Seal }).FirstOrDefaultAsync(cancellation);
        BrokenRule.Unless(last is null || last.Seal is not null || !vault.Opens(last.SealedSeed), "inspections.draw-waiting");
        return (last?.Round ?? 0, last?.Seal ?? last?.FrameHash);
    }

    private DrawHead Head(InspectionFile file, FreezeRequest request, (int Round, string? Seal) previous, string commitment)
    {
        var (source, reason) = ((request.Source ?? "").Trim(), (request.Reason ?? "").Trim());
        BrokenRule.Unless(source.Length > 0 && request.Day is not null, "inspections.source-missing");
        BrokenRule.Unless(source.Length <= Inspection.TitleLength && reason.Length <= Visit.TextLength, "inspections.text-long", Inspection.TitleLength);
        BrokenRule.Unless(request.Day >= db.Today, "inspections.value-known");
        BrokenRule.Unless(previous.Round == 0 || reason.Length > 0, "inspections.reason-missing");
        var now = db.Now;
        return new(file.Inspection.Id, file.Inspection.Title, previous.Round + 1, previous.Seal, previous.Round == 0 ? null : reason, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            source, request.Day!.Value, commitment, file.Inspection.TeamSize);
    }
}

/// <summary>Types the public value in and draws; the units that come out are to be visited.</summary>
public sealed class MakeDraw(PacesetterDb db, SeedVault vault)
{
    /// <exception cref="BrokenRule">accounts.not-yours, inspections.draw-unknown, inspections.drawn-already, inspections.ended, inspections.seed-lost; those of <see cref="InspectionDraw.Make"/>.</exception>
    public async Task<InspectionDraw> RunAsync(InspectionFile file, string? value, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, InspectionRights.Planners);
        file.Inspection.DemandRunning();
        BrokenRule.Unless((value ?? "").Length <= Inspection.TitleLength, "inspections.text-long", Inspection.TitleLength);
        var draw = await db.InspectionDraws.Where(row => row.InspectionId == file.Inspection.Id).OrderByDescending(row => row.Round).FirstOrDefaultAsync(cancellation)
            ?? throw new BrokenRule("inspections.draw-unknown");
        BrokenRule.Unless(draw.Made is null, "inspections.drawn-already");
        var now = db.Now;
        var certificate = draw.Make(vault.Open(draw.SealedSeed), value, db.Viewer.AccountId ?? 0, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), db.Today);
        var (codes, logins) = (certificate.Drawn.Select(one => one.Code).ToList(), certificate.Frame.Inspectors.Select(one => one.Key).ToList());
        var units = await db.Units.Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Id, cancellation);
        var people = await db.Users.Where(account => logins.Contains(account.UserName!)).ToDictionaryAsync(account => account.UserName!, account => new TeamMember(account.Id, account.Name), cancellation);
        db.Visits.AddRange(certificate.Drawn.Select(one => Visit.Of(file.Inspection, units[one.Code], one, [.. one.Inspectors.Select(key => people[key])])));
        await db.CommitAsync(new Act("MakeDraw", file.Unit.Id, nameof(Inspection), file.Inspection.Id)
        {
            CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { draw.Round, draw.Made!.Value, draw.Made.Seal, drawn = certificate.Drawn.Count }),
        }, cancellation);
        return draw;
    }
}
