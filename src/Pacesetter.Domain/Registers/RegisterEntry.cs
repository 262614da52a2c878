using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Registers;

/// <summary>
/// One thing in a register: it belongs to a unit, stands in the register from a day on, and is closed, never deleted. What it says is dated by month, so
/// that the numbers of a past month stay as they were.
/// </summary>
public sealed class RegisterEntry
{
    public const int ReasonLength = 200;

    private readonly List<RegisterValue> values = [];

    private RegisterEntry() { }

    /// <param name="register">What it is an entry of.</param>
    /// <param name="home">The campaign, and the unit it belongs to.</param>
    /// <param name="said">What it says, by key of the field, as <see cref="RegisterText.Canon"/> writes it.</param>
    /// <param name="since">The day from which it has been so.</param>
    /// <param name="hand">Who enters it, and when.</param>
    /// <param name="id">Null: a new key.</param>
    /// <exception cref="BrokenRule">registers.day-ahead; those of <see cref="RegisterText.Canon"/>.</exception>
    public RegisterEntry(Register register, (int Campaign, int Unit) home, IReadOnlyDictionary<string, string> said, DateOnly since, EntryHand hand, Guid? id = null)
    {
        BrokenRule.Unless(since <= hand.Today, "registers.day-ahead", since);
        (Id, Register, CampaignId, UnitId, Since, By, At) = (id ?? Guid.CreateVersion7(), register.Key, home.Campaign, home.Unit, since, hand.By, hand.At);
        CountsFrom = Month.From(hand.Today);
        Write(register, said, CountsFrom);
    }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>Key of the register in the recipe.</summary>
    public string Register { get; private set; } = "";

    /// <summary>What the first field says.</summary>
    public string Name { get; private set; } = "";

    public DateOnly Since { get; private set; }

    /// <summary>The month in which it was entered. Months before do not count it, however old it is.</summary>
    public Month CountsFrom { get; private set; }

    public int By { get; private set; }

    public DateTime At { get; private set; }

    public EntryClosing? Closing { get; private set; }

    public int Revision { get; private set; }

    public IReadOnlyList<RegisterValue> Values => values;

    /// <summary>The same condition as in <c>Pacesetter.Data.Registers.OpenEntries</c>.</summary>
    public bool IsOpenIn(Month month) => CountsFrom <= month && (Closing is null || Closing.Month > month);

    /// <summary>What it said at the end of a month, by key of the field.</summary>
    public IReadOnlyDictionary<string, string> In(Month month) => values.Where(value => value.HoldsIn(month)).ToDictionary(value => value.Field, value => value.Text);

    /// <summary>Says something else from this month on.</summary>
    /// <returns>The fields that changed.</returns>
    /// <exception cref="BrokenRule">registers.closed-already, registers.day-ahead; those of <see cref="RegisterText.Canon"/>.</exception>
    public IReadOnlyList<string> Change(Register register, IReadOnlyDictionary<string, string> said, DateOnly since, EntryHand hand)
    {
        BrokenRule.Unless(Closing is null, "registers.closed-already", Closing?.Day);
        BrokenRule.Unless(since <= hand.Today, "registers.day-ahead", since);
        var changed = Write(register, said, Month.From(hand.Today));
        if (since != Since) changed.Add(nameof(Since));
        Since = since;
        if (changed.Count > 0) Revision++;
        return changed;
    }

    /// <summary>It is no more since that day. The months that have passed keep it.</summary>
    /// <exception cref="BrokenRule">registers.closed-already, registers.day-ahead, registers.closes-before, registers.reason-missing, registers.text-long.</exception>
    public void Close(DateOnly day, string? reason, EntryHand hand)
    {
        BrokenRule.Unless(Closing is null, "registers.closed-already", Closing?.Day);
        BrokenRule.Unless(day <= hand.Today, "registers.day-ahead", day);
        BrokenRule.Unless(day >= Since, "registers.closes-before", Since);
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "registers.reason-missing");
        BrokenRule.Unless(reason!.Length <= ReasonLength, "registers.reason-long", ReasonLength);
        Closing = new(hand.By, hand.At, day, Month.From(hand.Today), reason.Trim());
        Revision++;
    }

    private List<string> Write(Register register, IReadOnlyDictionary<string, string> said, Month month)
    {
        var texts = register.Fields.Select(field => (Field: field, Text: register.Canon(field, said.GetValueOrDefault(field.Key)))).ToList();
        List<string> changed = [];
        foreach (var (field, text) in texts)
        {
            var old = values.Find(value => value.Field == field.Key && value.ToMonth == Month.Never);
            if (old?.Text == text) continue;
            changed.Add(field.Key);
            Put(old, field, text, month);
        }
        Name = texts[0].Text!;
        return changed;
    }

    private void Put(RegisterValue? old, RegisterField field, string? text, Month month)
    {
        var number = field.Type == RegisterFieldType.Number && text is not null ? RegisterText.NumberOf(text) : null;
        // What was said within this month counts in no month yet: it is put right in its place, and the act tells what it was.
        if (old is not null && old.FromMonth >= month)
        {
            if (text is null) values.Remove(old);
            else old.Say(text, number);
            return;
        }
        old?.End(month);
        if (text is not null) values.Add(new(Id, UnitId, field.Key, month, text, number));
    }
}

/// <summary>What one field of an entry says from a month until before another.</summary>
public sealed class RegisterValue
{
    private RegisterValue() { }

    internal RegisterValue(Guid entryId, int unitId, string field, Month from, string text, double? number) =>
        (EntryId, UnitId, Field, FromMonth, ToMonth, Text, Number) = (entryId, unitId, field, from, Month.Never, text, number);

    public Guid EntryId { get; private set; }

    public int UnitId { get; private set; }

    public string Field { get; private set; } = "";

    public Month FromMonth { get; private set; }

    public Month ToMonth { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The same as a number, to be added up; null for other types.</summary>
    public double? Number { get; private set; }

    public bool HoldsIn(Month month) => FromMonth <= month && month < ToMonth;

    internal void Say(string text, double? number) => (Text, Number) = (text, number);

    internal void End(Month month) => ToMonth = month;
}

/// <param name="Day">Since when it is no more.</param>
/// <param name="Month">The month in which that was said: the first that does not count it.</param>
public sealed record EntryClosing(int By, DateTime At, DateOnly Day, Month Month, string Reason);

/// <summary>Who writes, when, and on which day in Beijing.</summary>
public sealed record EntryHand(int By, DateTime At, DateOnly Today);
