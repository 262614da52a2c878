using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Inspections.Estimates;
using Pacesetter.Web.Inspections.Estimates;
using Pacesetter.Web.Inspections.Visits;
using Pacesetter.Web.Standards;

namespace Pacesetter.Web.Inspections;

/// <param name="Check">record, site or voice.</param>
public sealed record QuestionRequest(string? Text, string? Check = null, string? Source = null);

/// <param name="Takes">How many are drawn, by key of the recipe's strata; those left out as the recipe says.</param>
public sealed record InspectionRequest(string? Title, string? Basis, string? Content, string? Method, DateOnly? From, DateOnly? To, int Team = 2, IReadOnlyList<QuestionRequest>? Questions = null, IReadOnlyDictionary<string, int>? Takes = null)
{
    internal InspectionDraft Draft => new(Title, Basis, Content, Method, From, To, Team)
    {
        Questions = [.. (Questions ?? []).OfType<QuestionRequest>().Select(one => new InspectionQuestion(one.Text ?? "", Enum.GetValues<Domain.Campaigns.CheckedBy>().FirstOrDefault(way => way.Key() == one.Check), one.Source))],
        Takes = Takes ?? new Dictionary<string, int>(),
    };
}

public sealed record ValueRequest(string? Value);

public sealed record DayRequest(DateOnly Day);

public sealed record TextRequest(string? Text);

public sealed record CircularRequest(string? Text, bool Issue = false);

/// <param name="Unit">Code of the unit that asks.</param>
public sealed record JoinRequest(string? Unit);

public sealed record JoinAnswerRequest(bool Accepted, string? Reason = null);

/// <summary>A working paper; <paramref name="HandIn"/> says whether it is complete.</summary>
public sealed record PaperRequest(IReadOnlyList<PaperAnswer>? Answers, IReadOnlyList<PaperCheck>? Checks, string? Remark, bool HandIn = false)
{
    internal Paper Paper => new([.. (Answers ?? []).OfType<PaperAnswer>()], [.. (Checks ?? []).OfType<PaperCheck>()], Remark);
}

/// <summary>An inspection as the API shows it.</summary>
/// <param name="Unit">Code of the unit that inspects.</param>
/// <param name="State">draft, running, ended or told.</param>
public sealed record InspectionAnswer(Guid Id, string Unit, string Title, string Basis, string Content, string Method, DateOnly From, DateOnly To, int Team, IReadOnlyList<InspectionQuestion> Questions, IReadOnlyList<StratumTake> Strata,
    string State, string? Circular, IReadOnlyList<DrawAnswer> Draws, int Revision)
{
    internal static InspectionAnswer Of(InspectionFile file, IReadOnlyList<DrawAnswer> draws)
    {
        var one = file.Inspection;
        return new(one.Id, file.Unit.Code, one.Title, one.Basis, one.Content, one.Method, one.From, one.To, one.TeamSize, one.Questions, one.Strata, one.State()["inspections.state-".Length..],
            one.Circular is { IsIssued: true } circular ? circular.Text : null, draws, one.Revision);
    }
}

/// <summary>A round of drawing: what was published before, and the value once it was typed in.</summary>
public sealed record DrawAnswer(int Round, int Units, string Frame, string Commitment, string Source, DateOnly Day, string? Reason, string? Value, string? Seal);

/// <summary>A visit as the API shows it; the paper is left out until the unit may read it.</summary>
/// <param name="Kind">Key of the recipe's stratum.</param>
public sealed record VisitAnswer(Guid Id, Guid Inspection, string Unit, string Name, string Kind, IReadOnlyList<string> Team, DateOnly? Day, DateTime? Arrived, DateTime? HandedIn, Paper? Paper, IReadOnlyList<Checkable> Checkable, string? Conclusion, int Revision)
{
    /// <summary>What the unit says to the conclusion; the last one holds.</summary>
    public IReadOnlyList<VisitReplyAnswer> Replies { get; init; } = [];

    internal static VisitAnswer Of(VisitFile file, bool insider, IReadOnlyList<Checkable> checkables)
    {
        var visit = file.Visit;
        return new(visit.Id, visit.InspectionId, file.Unit.Code, file.Unit.Name, visit.Kind, [.. visit.Team.Select(one => one.Name)], visit.Day, visit.Arrival?.At, visit.HandedIn?.At,
            insider || visit.Conclusion is not null ? visit.Paper : null, checkables, visit.Conclusion?.Text, visit.Revision)
        {
            Replies = [.. visit.Replies.Select(one => new VisitReplyAnswer(one.Name, one.At, one.Text))],
        };
    }
}

public sealed record VisitReplyAnswer(string Name, DateTime At, string Text);

public sealed record EstimateAnswer(int Question, string Text, Estimate Total, IReadOnlyDictionary<string, Estimate> Kinds)
{
    internal static EstimateAnswer Of(QuestionEstimate one) => new(one.Number + 1, one.Question.Text, one.Total, one.Kinds.ToDictionary(part => part.Kind, part => part.Estimate));
}
