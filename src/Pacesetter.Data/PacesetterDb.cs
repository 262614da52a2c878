using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Tallies;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data;

/// <summary>
/// The store. Business rows are filtered by what <see cref="Viewer"/> may see (the filter is named <see cref="Scope"/>); changes go through
/// <c>CommitAsync</c> only, which writes the act, the tallies and the roll-ups in the same transaction.
/// </summary>
public abstract partial class PacesetterDb(DbContextOptions options, Viewer viewer, TimeProvider time)
    : IdentityUserContext<Account, int>(options), IDataProtectionKeyContext
{
    /// <summary>The name of the query filter; ignoring it is one greppable call.</summary>
    public const string Scope = "scope";

    public Viewer Viewer { get; } = viewer;

    public TimeProvider Time { get; } = time;

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitAncestor> UnitAncestors => Set<UnitAncestor>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Responsible> Responsible => Set<Responsible>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<Act> Acts => Set<Act>();

    public DbSet<ActSeal> ActSeals => Set<ActSeal>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignMonth> CampaignMonths => Set<CampaignMonth>();

    public DbSet<CampaignPeriod> CampaignPeriods => Set<CampaignPeriod>();

    public DbSet<CampaignRequirement> CampaignRequirements => Set<CampaignRequirement>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<PlanTask> PlanTasks => Set<PlanTask>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<TaskOffer> TaskOffers => Set<TaskOffer>();

    public DbSet<DateChange> DateChanges => Set<DateChange>();

    public DbSet<TaskProgress> TaskProgress => Set<TaskProgress>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<CampaignRound> CampaignRounds => Set<CampaignRound>();

    public DbSet<Pledge> Pledges => Set<Pledge>();

    public DbSet<PledgeDraft> PledgeDrafts => Set<PledgeDraft>();

    public DbSet<PledgeExemption> PledgeExemptions => Set<PledgeExemption>();

    public DbSet<StandardsEdition> StandardsEditions => Set<StandardsEdition>();

    public DbSet<Refinement> Refinements => Set<Refinement>();

    public DbSet<RegisterEntry> RegisterEntries => Set<RegisterEntry>();

    public DbSet<RegisterValue> RegisterValues => Set<RegisterValue>();

    public DbSet<AppraisalRound> AppraisalRounds => Set<AppraisalRound>();

    public DbSet<BallotCode> BallotCodes => Set<BallotCode>();

    public DbSet<BallotBox> BallotBoxes => Set<BallotBox>();

    public DbSet<LeaderComment> LeaderComments => Set<LeaderComment>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<FindingStep> FindingSteps => Set<FindingStep>();

    public DbSet<FindingReminder> FindingReminders => Set<FindingReminder>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<UnitTally> Tallies => Set<UnitTally>();

    public DbSet<Rollup> Rollups => Set<Rollup>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The month that scope and writes are judged by, in Beijing.</summary>
    public Month ThisMonth => Month.From(Today);

    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime.AddHours(8));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps one connection, until <see cref="ReleaseAsync"/> or the end of this context's life. On SQLite, opening it for each query costs more than most queries; a pool of PostgreSQL connections is better left to others meanwhile.</summary>
    public Task HoldAsync(CancellationToken cancellation = default) => Database.IsSqlite() ? Database.OpenConnectionAsync(cancellation) : Task.CompletedTask;

    public Task ReleaseAsync() => Database.IsSqlite() ? Database.CloseConnectionAsync() : Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Month>().HaveConversion<MonthAsInt>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PacesetterDb).Assembly);
        LimitToScope(builder);
        if (Database.IsNpgsql()) OrderBySigns(builder);
    }

    /// <summary>What is looked up by its beginning must be in the order of its signs, as SQLite has it anyway, not in that of a language.</summary>
    private static void OrderBySigns(ModelBuilder builder)
    {
        builder.Entity<UnitName>().Property(row => row.Part).UseCollation("C");
        builder.Entity<Unit>().Property(unit => unit.Code).UseCollation("C");
        builder.Entity<Member>().Property(member => member.Number).UseCollation("C");
        builder.Entity<Member>().Property(member => member.Name).UseCollation("C");
    }

    private void LimitToScope(ModelBuilder builder)
    {
        builder.Entity<Unit>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            above.UnitId == row.Id && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
        Limit<Member>(builder);
        Limit<Responsible>(builder);
        Limit<Plan>(builder);
        Limit<PlanTask>(builder);
        Limit<TaskOffer>(builder);
        Limit<DateChange>(builder);
        Limit<TaskProgress>(builder);
        Limit<Report>(builder);
        Limit<Evidence>(builder);
        Limit<Pledge>(builder);
        Limit<PledgeDraft>(builder);
        Limit<PledgeExemption>(builder);
        Limit<Refinement>(builder);
        Limit<RegisterEntry>(builder);
        Limit<RegisterValue>(builder);
        Limit<AppraisalRound>(builder);
        Limit<LeaderComment>(builder);
        LimitInspections(builder);
        LimitDirectives(builder);
        LimitAwards(builder);
        Limit<Finding>(builder);
        Limit<FindingStep>(builder);
        Limit<FindingReminder>(builder);
        Limit<Story>(builder);
        LimitVerdicts(builder);
        LimitDocuments(builder);
        LimitExemplars(builder);
        LimitSuggestions(builder);
        LimitBulletins(builder);
    }

    /// <summary>A verdict is for the unit and the one right above it; further up only what was confirmed is seen.</summary>
    private void LimitVerdicts(ModelBuilder builder) =>
        builder.Entity<Verdict>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            above.UnitId == row.UnitId && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month
            && (above.Depth <= 1 || (row.Decision != null && row.Decision.Outcome == Domain.Diagnosis.Outcome.Confirmed))));

    private void Limit<T>(ModelBuilder builder) where T : class =>
        builder.Entity<T>().HasQueryFilter(Scope, row => Viewer.SeesAll || UnitAncestors.Any(above =>
            above.UnitId == EF.Property<int>(row, nameof(Member.UnitId)) && Viewer.UnitIds.Contains(above.AncestorId) && above.ToMonth > Viewer.Month));
}
