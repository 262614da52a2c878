namespace Pacesetter.Domain.Units;

/// <summary>A Party member as far as the campaign needs to know: name, branch, post. No identity number, birthday or address is kept.</summary>
public sealed class Member
{
    public const int NumberLength = 40;

    private Member() { }

    public Member(string number, string name, int unitId)
    {
        Number = number;
        Name = name;
        UnitId = unitId;
    }

    public int Id { get; private set; }

    /// <summary>The business key of imports; never changes.</summary>
    public string Number { get; private set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The branch the member belongs to now; earlier ones stand in <see cref="Membership"/>.</summary>
    public int UnitId { get; private set; }

    /// <summary>The account of this person, if they have one and it is known.</summary>
    public int? AccountId { get; private set; }

    public string Post { get; set; } = "";

    public bool Probationary { get; set; }

    public bool Mobile { get; set; }

    public bool Frail { get; set; }

    /// <exception cref="BrokenRule">units.name-missing, units.text-long.</exception>
    public void Describe(MemberDetails details)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(details.Name), "units.member-name-missing");
        BrokenRule.Unless(details.Name.Length <= Unit.PersonLength && (details.Post ?? "").Length <= Unit.PersonLength, "units.text-long", Unit.PersonLength);
        (Name, Post, Probationary, Mobile, Frail) = (details.Name.Trim(), (details.Post ?? "").Trim(), details.Probationary, details.Mobile, details.Frail);
    }

    /// <summary>From now on the account is this person's, whatever either is called.</summary>
    /// <exception cref="BrokenRule">units.account-taken.</exception>
    public void Know(int accountId)
    {
        BrokenRule.Unless(AccountId is null || AccountId == accountId, "units.account-taken");
        AccountId = accountId;
    }

    /// <summary>The account turned out to be another person's.</summary>
    public void Forget() => AccountId = null;

    public void TransferTo(int unitId) => UnitId = unitId;
}

/// <summary>What an office fills in about a member.</summary>
public sealed record MemberDetails(string Name, string? Post = null, bool Probationary = false, bool Mobile = false, bool Frail = false);
