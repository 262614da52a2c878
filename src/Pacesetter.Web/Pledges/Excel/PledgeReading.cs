using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>What an import may touch: the units and members of a subtree and the pledges they have, by what a table calls them.</summary>
internal sealed class PledgeGround
{
    public required Campaign Campaign { get; init; }

    public required Recipe Recipe { get; init; }

    public required IReadOnlyDictionary<string, int> Units { get; init; }

    /// <summary>Key, unit, whether mobile.</summary>
    public required IReadOnlyDictionary<string, (int Id, int Unit, bool Mobile)> Members { get; init; }

    public required IReadOnlySet<int> Years { get; init; }

    /// <summary>Pledges that are there already, by maker, year and text.</summary>
    public required Dictionary<(int Unit, int? Member, int Year, string Text), PledgeStanding> There { get; init; }

    /// <summary>How many of a round a maker has.</summary>
    public required Dictionary<(int Unit, int? Member, int Year), int> Made { get; init; }

    public required HashSet<(int Member, int Year)> Exempt { get; init; }

    /// <summary>Who has pledged at all.</summary>
    public required IReadOnlySet<(int Member, int Year)> Pledged { get; init; }

    /// <summary>What the people said, by year.</summary>
    public required IReadOnlyDictionary<int, PeopleHeard> People { get; init; }

    /// <summary>Members that the viewer is; their pledges may not be vetted by this table.</summary>
    public required IReadOnlySet<int> Own { get; init; }
}

/// <summary>How far a pledge is that is there already.</summary>
internal readonly record struct PledgeStanding(Guid Id, bool Vetted, bool Published, bool Said, bool Reviewed, bool Concluded);

/// <summary>A row that says more of a pledge that is there than the store knows.</summary>
internal sealed record PledgeAhead(Guid Id, SheetRow Row);

/// <summary>Reads the rows of a table one by one into pledges; the same rules hold as in the form. What is wrong is kept with its cell.</summary>
internal sealed class PledgeReading(PledgeGround ground, PledgeSheets sheets, int account, string recorder, DateTime now) : IDisposable
{
    /// <summary>More changed rows than this are for several tables.</summary>
    private const int MostAhead = 20_000;

    private const int Kept = 200;

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy-M-d HH:mm:ss"];

    private readonly List<SheetProblem> problems = [];
    private readonly DateOnly today = DateOnly.FromDateTime(now.AddHours(8));
    private SheetReader? reader;

    public int Added { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>The first month in which a new pledge stands.</summary>
    public Month Earliest { get; private set; } = Month.Never;

    public List<PledgeAhead> Ahead { get; } = [];

    public List<PledgeExemption> Exemptions { get; } = [];

    public int ProblemCount { get; private set; }

    public bool IsSound => ProblemCount == 0 && reader!.Problems.Count == 0;

    public IReadOnlyList<SheetProblem> Problems => [.. reader?.Problems ?? [], .. problems];

    public IReadOnlyList<SheetProblem> Notices => reader?.Notices ?? [];

    private Pledging Rules => ground.Recipe.Pledges!;

    /// <summary>The pledges that are new. Those that are there already are counted, or set aside where the row says more of them; a changed text of one with an id is a problem, since a table rewrites nothing.</summary>
    public IEnumerable<Pledge> Read(Stream file, string fileName)
    {
        reader = SheetReader.Open(file, sheets.Columns, fileName);
        foreach (var row in reader.Rows)
            if (Take(row) is { } pledge) yield return pledge;
    }

    public void Dispose() => reader?.Dispose();

    private Pledge? Take(SheetRow row)
    {
        var column = PledgeSheets.Unit;
        try
        {
            if (MakerOf(row, ref column) is not { } maker) return null;
            var year = Year(row, ref column);
            if (row[PledgeSheets.Exempt].Length > 0)
            {
                Excuse(row, maker, year, ref column);
                return null;
            }
            column = PledgeInput.Text;
            var input = new PledgeInput(field => field == PledgeInput.Named ? sheets.IsYes(row[field]) ? "yes" : "" : row[field]);
            var last = ground.Campaign.EndMonth.Last is var end && end.Year == year ? end : new DateOnly(year, 12, 31);
            var wording = input.Read(ground.Recipe, last) is { Kind: null } bare && Rules.Kinds.Count > 0 ? input.Read(ground.Recipe, last) with { Kind = Rules.Kinds[0].Key } : input.Read(ground.Recipe, last);
            var key = (maker.UnitId, maker.MemberId, year, wording.Text.Trim());
            if (ground.There.TryGetValue(key, out var standing))
            {
                Compare(row, standing);
                return null;
            }
            ground.There.Add(key, new(Guid.Empty, true, true, true, true, true));
            if (row[PledgeSheets.Id].Length > 0) throw new BrokenRule("pledges.import-changed");
            var pledge = Propose(row, maker, year, wording);
            pledge.LetName(input.IsNamed, HandFor(pledge), pledge.Proposal.At);
            Bring(row, pledge, HandFor(pledge), mayJudge: true, ref column);
            Added++;
            if (pledge.Proposal.Month < Earliest) Earliest = pledge.Proposal.Month;
            return pledge;
        }
        catch (BrokenRule rule)
        {
            Add(row, column == PledgeInput.Text ? PledgeInput.FieldOf(rule) : column, rule.Code, [.. rule.Arguments]);
            return null;
        }
    }

    private PledgeMaker? MakerOf(SheetRow row, ref string column)
    {
        if (!ground.Units.TryGetValue(row[PledgeSheets.Unit], out var unit)) throw new BrokenRule("pledges.import-unit-unknown", row[PledgeSheets.Unit]);
        if (row[PledgeSheets.Member].Length == 0) return new(ground.Campaign.Id, unit, null);
        column = PledgeSheets.Member;
        if (!ground.Members.TryGetValue(row[PledgeSheets.Member], out var member)) throw new BrokenRule("pledges.import-member-unknown", row[PledgeSheets.Member]);
        BrokenRule.Unless(member.Unit == unit || member.Mobile, "pledges.not-mobile");
        return new(ground.Campaign.Id, unit, member.Id);
    }

    private int Year(SheetRow row, ref string column)
    {
        column = PledgeSheets.Year;
        var text = row[PledgeSheets.Year];
        var year = text.Length == 0 ? today.Year : int.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read : 0;
        BrokenRule.Unless(ground.Years.Contains(year), "pledges.no-round", year);
        return year;
    }

    private Pledge Propose(SheetRow row, PledgeMaker maker, int year, PledgeWording wording)
    {
        BrokenRule.Unless(maker.MemberId is not { } member || !ground.Exempt.Contains((member, year)), "pledges.exempt", row[PledgeSheets.Member]);
        var (instant, key) = (sheets.IsYes(row[PledgeSheets.Instant]), (maker.MemberId is null ? maker.UnitId : 0, maker.MemberId, year));
        var made = ground.Made.GetValueOrDefault(key);
        // A pledge that was vetted on paper was proposed by then.
        var first = DayIn(row, PledgeSheets.Vetted) ?? DayIn(row, PledgeSheets.Published) ?? today;
        var pledge = Pledge.Propose(Rules, maker, year, instant, wording, made, new(account, At(first), Month.From(first), maker.MemberId is null ? null : recorder));
        if (!instant) ground.Made[key] = made + 1;
        return pledge;
    }

    /// <summary>Takes a pledge that is there as far as its row says.</summary>
    /// <returns>The acts, in order; none where one of them was refused.</returns>
    public IReadOnlyList<string> Advance(PledgeAhead ahead, PledgeFile file, bool mayJudge)
    {
        var column = PledgeSheets.Vetted;
        try
        {
            return Bring(ahead.Row, file.Pledge, file.Hand, mayJudge, ref column);
        }
        catch (BrokenRule rule)
        {
            Add(ahead.Row, column, rule.Code, [.. rule.Arguments]);
            return [];
        }
    }

    private void Compare(SheetRow row, PledgeStanding there)
    {
        bool Says(string column, bool known) => !known && row[column].Length > 0;
        if (there.Id == Guid.Empty || !(Says(PledgeSheets.Vetted, there.Vetted) || Says(PledgeSheets.Published, there.Published) || Says(PledgeSheets.Outcome, there.Said) || Says(PledgeSheets.Review, there.Reviewed) || Says(PledgeSheets.Grade, there.Concluded))) Unchanged++;
        else if (Ahead.Count < MostAhead) Ahead.Add(new(there.Id, row));
        else throw new BrokenRule("pledges.import-too-many-changes", MostAhead);
    }

    private void Excuse(SheetRow row, PledgeMaker maker, int year, ref string column)
    {
        (column, var reason) = (PledgeSheets.Exempt, row[PledgeSheets.Exempt]);
        if (maker.MemberId is not { } member || row[PledgeInput.Text].Length > 0) throw new BrokenRule("pledges.import-exempt-unfit");
        BrokenRule.Unless(reason.Length <= Pledge.ReasonLength, "pledges.text-long", Pledge.ReasonLength);
        if (ground.Exempt.Contains((member, year)))
        {
            Unchanged++;
            return;
        }
        BrokenRule.Unless(!ground.Pledged.Contains((member, year)), "pledges.has-pledged", row[PledgeSheets.Member]);
        ground.Exempt.Add((member, year));
        Exemptions.Add(new(ground.Campaign.Id, member, year, maker.UnitId, account, now, reason));
    }

    /// <summary>What was done on paper: vetted, published, what came of it, what others think of it, the grade. What is known already stays.</summary>
    private List<string> Bring(SheetRow row, Pledge pledge, Hand hand, bool mayJudge, ref string column)
    {
        List<string> done = [];
        column = PledgeSheets.Vetted;
        if (pledge.Vetting is null && DayIn(row, column) is { } vetted)
        {
            BrokenRule.Unless(mayJudge, "accounts.not-yours");
            pledge.Vet(Rules, [.. Rules.Vetting.Select(_ => true)], null, hand, At(vetted), Month.From(vetted));
            done.Add("VetPledge");
        }
        column = PledgeSheets.Published;
        if (pledge.Publication is null && DayIn(row, column) is { } published)
        {
            pledge.Publish(Rules, hand, At(published), Month.From(published));
            done.Add("PublishPledge");
        }
        column = PledgeSheets.Outcome;
        if (pledge.Fulfilment is null && row[column].Length > 0)
        {
            var outcome = sheets.OutcomeIn(row[column]) ?? throw new BrokenRule("pledges.import-outcome-unknown", row[column]);
            pledge.Fulfil(Rules, new(outcome == "kept", row[PledgeSheets.Sentence], outcome == "objective" ? Cause.Objective : Cause.Subjective), hand, now, Month.From(today));
            done.Add("FulfilPledge");
        }
        Judge(row, pledge, hand, mayJudge, done, ref column);
        return done;
    }

    private void Judge(SheetRow row, Pledge pledge, Hand hand, bool mayJudge, List<string> done, ref string column)
    {
        column = PledgeSheets.Review;
        if (pledge.Review is null && row[column].Length > 0)
        {
            BrokenRule.Unless(mayJudge, "accounts.not-yours");
            pledge.Appraise(Rules, row[column], hand, now, Month.From(today));
            done.Add("AppraisePledge");
        }
        column = PledgeSheets.Grade;
        if (pledge.Conclusion is null && row[column] is { Length: > 0 } said)
        {
            BrokenRule.Unless(mayJudge, "accounts.not-yours");
            var grade = Rules.Grades.FirstOrDefault(one => one.Key == said || one.Label.Zh == said || one.Label.En == said)?.Key;
            pledge.Conclude(Rules, grade, row[PledgeSheets.Use], hand, now, today, ground.People.GetValueOrDefault(pledge.Year)?.Of(pledge));
            done.Add("ConcludePledge");
        }
    }

    private Hand HandFor(Pledge pledge) => new(account, pledge.MemberId is { } member && ground.Own.Contains(member) ? member : null);

    private DateTime At(DateOnly day) => day == today ? now : day.ToDateTime(new(4, 0), DateTimeKind.Utc);

    private DateOnly? DayIn(SheetRow row, string column)
    {
        if (row[column].Length == 0) return null;
        if (!DateOnly.TryParseExact(row[column], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) throw new BrokenRule("pledges.day-unreadable", row[column]);
        return day <= today && day >= ground.Campaign.Start ? day : throw new BrokenRule("pledges.import-day-outside", day);
    }

    private void Add(SheetRow row, string column, string code, params object?[] args)
    {
        ProblemCount++;
        if (problems.Count < Kept) problems.Add(new SheetProblem(row.Address(column), code, args));
    }
}
