namespace Pacesetter.Domain.Campaigns;

/// <summary>A month of a campaign. Its table lets one query spread facts over months.</summary>
public sealed record CampaignMonth(int CampaignId, Month Month);

/// <summary>What is due when: slot 0 is the report, slots 1 to 4 the recipe's plan kinds from the longest to the shortest.</summary>
public sealed record CampaignPeriod(int CampaignId, int Slot, string Kind, Month FromMonth, Month ToMonth, DateOnly Due, Month DueMonth, DateOnly? Closes);

/// <summary>Who must have it: units of this tier and field (an empty field stands for units without one).</summary>
public sealed record CampaignRequirement(int CampaignId, int Slot, string Tier, string Field);

/// <summary>A round of pledges as it is written down, so that one statement can count it. See <see cref="PledgeRound"/>.</summary>
public sealed record CampaignRound(int CampaignId, int Year, Month FromMonth, Month ToMonth, DateOnly? ProposeBy, DateOnly? PublishBy);
