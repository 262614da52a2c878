namespace Pacesetter.Domain.Campaigns;

/// <summary>How often something recurs, longest first. Years and quarters are counted from the campaign's start.</summary>
public enum Every
{
    Campaign,
    Year,
    Quarter,
    Month,
}
