using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>What all rows of a table are read by.</summary>
internal sealed record ImportedGround(Place Place, Register Register, References Known, EntryHand Hand);

/// <summary>The entries of one unit while a table is read into them; the same rules hold as in the form.</summary>
internal sealed class ImportedEntries(Unit unit, ImportedGround ground, List<RegisterEntry> known)
{
    private readonly HashSet<RegisterEntry> taken = [];

    public Unit Unit => unit;

    public List<RegisterEntry> New { get; } = [];

    /// <summary>What was done to entries that were there, each with what it said before.</summary>
    public List<(RegisterEntry Entry, string? Before)> Touched { get; } = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Closed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>An entry as a row has it.</summary>
    public static EntryText Text(Register register, SheetRow row, IReadOnlyDictionary<string, string>? old = null) => new(field =>
        field == EntryText.Since ? row[RegisterSheets.Since]
        : register.Field(field) is { } one && row.Has(RegisterSheets.Key(one)) ? row[RegisterSheets.Key(one)]
        : old?.GetValueOrDefault(field));

    public IEnumerable<SheetProblem> Take(SheetRow row)
    {
        var (register, month) = (ground.Register, Month.From(ground.Hand.Today));
        var byId = known.FirstOrDefault(entry => entry.Id.ToString() == row[RegisterSheets.Id]);
        if (byId is null && row[RegisterSheets.Id].Length > 0) return [new(row.Address(RegisterSheets.Id), "registers.import-id-unknown", row[RegisterSheets.Id])];
        // A column the file does not have leaves the entry as it is.
        var before = byId?.In(month);
        var input = Text(register, row, before).Read(register, unit.Id, ground.Known, before, out var problems);
        if (input is null) return problems.Select(problem => Problem(row, problem.Field, problem.Rule));
        var entry = byId ?? Find(input, row);
        if (byId is null && entry?.In(month) is { } there) input = Text(register, row, there).Read(register, unit.Id, ground.Known, there, out _) ?? input;
        try
        {
            Write(row, entry, input);
            return [];
        }
        catch (BrokenRule rule)
        {
            var closing = rule.Code is "registers.closes-before" or "registers.closed-unreadable" or "registers.closed-already";
            return [new(row.Address(closing ? RegisterSheets.Closed : rule.Code is "registers.reason-missing" or "registers.reason-long" ? RegisterSheets.Reason : Column(EntryText.FieldOf(rule.Code, register) ?? register.Fields[0].Key)), rule.Code, [.. rule.Arguments])];
        }
    }

    // Open, or closed already on the day that the row says.
    private RegisterEntry? Find(EntryInput input, SheetRow row)
    {
        var name = input.Said[ground.Register.Fields[0].Key];
        var closed = RegisterText.DayOf(row[RegisterSheets.Closed]);
        return known.Find(entry => entry.Name == name && entry.Closing is null) ?? known.Find(entry => entry.Name == name && closed is not null && entry.Closing?.Day == closed);
    }

    private void Write(SheetRow row, RegisterEntry? entry, EntryInput input)
    {
        var (register, hand, end) = (ground.Register, ground.Hand, row[RegisterSheets.Closed]);
        DateOnly? closed = end.Length == 0 ? null : RegisterText.DayOf(end) ?? throw new BrokenRule("registers.closed-unreadable", end);
        BrokenRule.Unless(entry is null || taken.Add(entry), "registers.import-twice", entry?.Name);
        if (entry?.Closing is { } closing && closing.Day == closed)
        {
            Unchanged++;
            return;
        }
        var isNew = entry is null;
        if (isNew)
        {
            BrokenRule.Unless(register.Concerns(ground.Place.Recipe!, unit.Tier, unit.Field), "registers.not-for-unit", register.Name, unit.Name);
            entry = new(register, (ground.Place.Campaign!.Id, unit.Id), input.Said, input.Since ?? hand.Today, hand);
            taken.Add(entry);
        }
        var before = isNew ? null : EntryActs.Write(entry!, Month.From(hand.Today));
        var changed = !isNew && entry!.Change(register, input.Said, input.Since ?? entry.Since, hand).Count > 0;
        BrokenRule.Unless(known.TrueForAll(other => other == entry || other.Closing is not null || other.Name != entry!.Name), "registers.twice", entry!.Name);
        if (changed) Touched.Add((entry, before));
        if (closed is { } day) entry.Close(day, row[RegisterSheets.Reason], hand);
        if (closed is not null && !isNew) Touched.Add((entry, null));
        if (isNew)
        {
            known.Add(entry);
            New.Add(entry);
        }
        Count(isNew, changed, closed is not null);
    }

    private void Count(bool isNew, bool changed, bool closed)
    {
        if (isNew) Added++;
        else if (closed) Closed++;
        else if (changed) Changed++;
        else Unchanged++;
    }

    private SheetProblem Problem(SheetRow row, string field, BrokenRule rule) => new(row.Address(Column(field)), rule.Code, [.. rule.Arguments]);

    private string Column(string field) => field == EntryText.Since ? RegisterSheets.Since : RegisterSheets.Key(ground.Register.Field(field)!);
}
