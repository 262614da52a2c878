namespace Pacesetter.Domain.Campaigns;

/// <summary>How pledges are made and judged.</summary>
public sealed record Pledging
{
    /// <summary>Grades a recipe may have, because each owns one column of counters.</summary>
    public const int MostGrades = 4;

    /// <summary>In order, from the proposal to the use of the result.</summary>
    public required IReadOnlyList<PledgeStepTerm> Steps { get; init; }

    public required IReadOnlyList<Term> Kinds { get; init; }

    /// <summary>How many an organisation makes a year; null where organisations make none.</summary>
    public HowMany? Organisations { get; init; }

    /// <summary>How many a member makes a year; null where members make none.</summary>
    public HowMany? Members { get; init; }

    /// <summary>The days of the yearly round; null where pledges are made at any time.</summary>
    public AnnualRound? Annual { get; init; }

    /// <summary>The questions whoever vets a pledge answers.</summary>
    public required IReadOnlyList<Label> Vetting { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<Term> Grades { get; init; }

    /// <summary>So many days a conclusion is open to an appeal before it may become final.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>How the people's appraisal enters the conclusion; null: it does not.</summary>
    public PeoplesShare? People { get; init; }

    /// <summary>The grade of what was not kept through no fault of the maker's.</summary>
    public Term Excused => Grades[^(Grades.Count > 2 ? 2 : 1)];

    public bool Has(PledgeStep step) => Steps.Any(term => term.Does == step);

    /// <summary>The campaign's own word for a step; null where it leaves the step out.</summary>
    public Label? Word(PledgeStep step) => Steps.FirstOrDefault(term => term.Does == step)?.Label;

    /// <summary>The step that must be done before this one may be; null for the first.</summary>
    public PledgeStep? Before(PledgeStep step) => Steps.Where(term => term.Does < step).Select(term => (PledgeStep?)term.Does).LastOrDefault();

    public HowMany? For(Subject maker) => maker == Subject.Members ? Members : Organisations;

    /// <summary>The rounds of a campaign, one a calendar year, in order.</summary>
    public IReadOnlyList<PledgeRound> Rounds(DateOnly start, int months)
    {
        var (first, last) = (Month.From(start), Month.From(start).Add(months - 1));
        var opening = Annual?.ProposeBy.In(new(start.Year, 1, 1), new(start.Year, 12, 31)).Month ?? 1;
        List<PledgeRound> rounds = [];
        for (var year = start.Year; year <= last.Year; year++)
        {
            var from = year == start.Year ? first : Month.Of(year, opening);
            if (from > last) break;
            var to = Month.Of(year + 1, opening).Previous;
            rounds.Add(new(year, from, to < last ? to : last, Day(Annual?.ProposeBy, year, start), Day(Annual?.PublishBy, year, start)));
        }
        if (rounds[^1].To < last) rounds[^1] = rounds[^1] with { To = last };
        return rounds;
    }

    // In the year the campaign begins, a day that was over by then counts from the campaign's start instead of from the first of January.
    private static DateOnly? Day(RecipeDate? date, int year, DateOnly start)
    {
        if (date is null) return null;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var day = date.In(first, last);
        if (year == start.Year && day < start) day = start.AddDays(day.DayNumber - first.DayNumber);
        return day > last ? last : day;
    }
}

/// <summary>
/// Where fewer of a hundred who had an opinion on an item of the ballot are satisfied, the grade that is suggested is one lower.
/// </summary>
/// <param name="Item">Key of the ballot item.</param>
/// <param name="AtLeast">Per cent.</param>
public sealed record PeoplesShare(string Item, int AtLeast);

public sealed record HowMany(int AtLeast, int AtMost);

/// <summary>A step as the campaign names it, and what is done in it.</summary>
public sealed record PledgeStepTerm(string Key, Label Label, PledgeStep Does);

/// <summary>What can be done with a pledge, in the order of its life. A recipe names the steps it knows and leaves the others out.</summary>
public enum PledgeStep
{
    /// <summary>Says what will be done (承诺).</summary>
    Propose,

    /// <summary>Somebody else looks whether it will do (审诺).</summary>
    Vet,

    /// <summary>Everybody may read it (公诺).</summary>
    Publish,

    /// <summary>Says what came of it (践诺).</summary>
    Fulfil,

    /// <summary>The people and the members say what they think of it (评诺).</summary>
    Review,

    /// <summary>The organisation grades it and says what the grade is used for (考诺).</summary>
    Conclude,
}

/// <summary>The days of the yearly round, counted within the calendar year.</summary>
public sealed record AnnualRound(RecipeDate ProposeBy, RecipeDate PublishBy);

/// <summary>One year of pledging.</summary>
/// <param name="Year">The calendar year the pledges are for.</param>
/// <param name="From">From here on the numbers show this round; the one before still gets its conclusions until then.</param>
/// <param name="To">The last month whose numbers show it.</param>
/// <param name="ProposeBy">Null where there is no such day.</param>
/// <param name="PublishBy">Null likewise.</param>
public sealed record PledgeRound(int Year, Month From, Month To, DateOnly? ProposeBy, DateOnly? PublishBy);
