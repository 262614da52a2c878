namespace Pacesetter.Domain.Tallies;

/// <summary>
/// The counters of one unit (<see cref="UnitTally"/>) or of its whole subtree (<see cref="Rollup"/>) for one month, as at the end of that month.
/// All are plain counts, so that they add and subtract; rates are made of them when shown. What each counts is defined in one place,
/// <c>Pacesetter.Data.Tallies.Facts</c>. Numbers do not depend on the day they are read.
/// </summary>
public abstract class Tally
{
    public int CampaignId { get; set; }
    public int UnitId { get; set; }
    public Month Month { get; set; }

    /// <summary>Units that exist in this month.</summary>
    public int Units { get; set; }
    public int Members { get; set; }

    /// <summary>Units with no finished task but the mobilisation meeting (停留在动员会).</summary>
    public int Stuck { get; set; }

    /// <summary>Units that reported at least one task under way or done for this month.</summary>
    public int Moving { get; set; }

    /// <summary>Units from which at least one plan is expected by the end of this month.</summary>
    public int Planning { get; set; }

    /// <summary>Of these, units that have every plan expected of them (三个必有).</summary>
    public int Complete { get; set; }

    public int Plans1Expected { get; set; }
    public int Plans1Present { get; set; }
    public int Plans2Expected { get; set; }
    public int Plans2Present { get; set; }
    public int Plans3Expected { get; set; }
    public int Plans3Present { get; set; }
    public int Plans4Expected { get; set; }
    public int Plans4Present { get; set; }

    /// <summary>Tasks whose time covers this month.</summary>
    public int TasksActive { get; set; }

    /// <summary>Active tasks without an owner or without a due date.</summary>
    public int TasksWithoutOwner { get; set; }

    /// <summary>Active tasks tied to the unit's core work.</summary>
    public int TasksTied { get; set; }

    public int TasksDue { get; set; }

    /// <summary>Of the tasks due this month, those reported done by its end.</summary>
    public int TasksDoneInTime { get; set; }

    /// <summary>Tasks reported done in this month after the month they were due.</summary>
    public int TasksDoneLate { get; set; }

    /// <summary>Tasks due in this month or earlier and not done at its end.</summary>
    public int TasksOverdue { get; set; }

    public int TasksDropped { get; set; }

    /// <summary>Tasks reported on, done, with evidence, seen by somebody else: four different numbers.</summary>
    public int TasksReported { get; set; }
    public int TasksReportedDone { get; set; }
    public int TasksEvidenced { get; set; }
    public int TasksVerified { get; set; }

    /// <summary>Reported done, and somebody else saw that it is not.</summary>
    public int TasksRefuted { get; set; }

    /// <summary>Due dates put off in this month.</summary>
    public int Postponed { get; set; }

    public int ReportsExpected { get; set; }
    public int ReportsInTime { get; set; }
    public int ReportsLate { get; set; }

    /// <summary>Pledges of the round this month shows, step by step; what another took the place of is left out.</summary>
    public int PledgesMade { get; set; }
    public int PledgesVetted { get; set; }
    public int PledgesPublished { get; set; }
    public int PledgesKept { get; set; }

    /// <summary>Not kept, with the cause said.</summary>
    public int PledgesNotKept { get; set; }

    /// <summary>Published and due by now, and nobody has said what came of it.</summary>
    public int PledgesOverdue { get; set; }
    public int PledgesReviewed { get; set; }

    /// <summary>Said to be kept, and somebody else saw that it is, or that it is not.</summary>
    public int PledgesVerified { get; set; }
    public int PledgesRefuted { get; set; }

    /// <summary>Concluded with the recipe's best grade, and so on down.</summary>
    public int PledgesGraded1 { get; set; }
    public int PledgesGraded2 { get; set; }
    public int PledgesGraded3 { get; set; }
    public int PledgesGraded4 { get; set; }

    /// <summary>Members with at least one pledge.</summary>
    public int MembersPledged { get; set; }

    /// <summary>Units whose organisation the people appraised this year, in a round that is closed.</summary>
    public int UnitsAppraised { get; set; }

    /// <summary>Of these rounds: people asked, ballots handed in, spoiled ballots among them.</summary>
    public int VotersExpected { get; set; }
    public int BallotsReturned { get; set; }
    public int BallotsSpoiled { get; set; }

    /// <summary>Of these rounds: answers with an opinion, the satisfied among them, "do not know", and blanks. What too few people answered is in none of them.</summary>
    public int AnswersGiven { get; set; }
    public int AnswersSatisfied { get; set; }
    public int AnswersUnaware { get; set; }
    public int AnswersBlank { get; set; }

    /// <summary>Members about whom a closed round of this year has a result that may be shown.</summary>
    public int MembersAppraised { get; set; }

    /// <summary>Units and members on whom the leader one level up has commented this year.</summary>
    public int UnitsCommented { get; set; }
    public int MembersCommented { get; set; }

    /// <summary>Findings neither struck off nor released by the end of this month.</summary>
    public int FindingsOpen { get; set; }

    /// <summary>Of these, those that were due by the end of this month.</summary>
    public int FindingsOverdue { get; set; }

    /// <summary>Of these, those that were due before this month.</summary>
    public int FindingsOverdueBefore { get; set; }

    /// <summary>Findings struck off since the campaign began.</summary>
    public int FindingsClosed { get; set; }
}

/// <summary>A unit's own facts.</summary>
public sealed class UnitTally : Tally;

/// <summary>The sum over a unit's subtree, in the tree of that month.</summary>
public sealed class Rollup : Tally;

/// <summary>A difference on its way to the roll-ups (PostgreSQL only, where the root's row would be fought over).</summary>
public sealed class TallyChange : Tally
{
    public long Id { get; set; }
}
