using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Carriers;

namespace Pacesetter.Web.Demo;

/// <summary>What the office of the city added to the carriers of the recipe, and amended later. What the recipe leaves open stays open.</summary>
internal sealed class DemoCarriers(PacesetterDb db, DemoWords words)
{
    /// <returns>The campaign as it is then.</returns>
    public async Task<Campaign> WriteAsync(Campaign campaign, CancellationToken cancellation)
    {
        var recipes = new Recipes();
        var amend = new AmendCarrier(db, recipes);
        var filler = db.Viewer.Name;
        db.Viewer.BecomeSystem(words.Home.Office);
        foreach (var idea in words.Carriers.Where(idea => recipes.Of(campaign).Carriers.All(carrier => carrier.Key != idea.Key)))
        {
            await amend.RunAsync(campaign.Id, idea.Carrier, null, idea.Reason, cancellation);
            await amend.RunAsync(campaign.Id, idea.Amended, null, idea.Later.Reason, cancellation);
        }
        db.Viewer.BecomeSystem(filler);
        db.ChangeTracker.Clear();
        return await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == campaign.Id, cancellation);
    }
}

/// <summary>A carrier as it is told in words.yaml.</summary>
internal sealed class CarrierIdea
{
    public string Key { get; init; } = "";
    public LabelIdea Name { get; init; } = new();
    public LabelIdea Expansion { get; init; } = new();
    public LabelIdea Owner { get; init; } = new();
    public List<LabelIdea> Aims { get; init; } = [];
    public List<LabelIdea> SubProjects { get; init; } = [];
    public string Document { get; init; } = "";
    public string Reason { get; init; } = "";
    public IndicatorIdea Later { get; init; } = new();

    public Carrier Carrier => new(Key, Name.Label)
    {
        Expansion = Expansion.Label, Owner = Owner.Label, Aims = [.. Aims.Select(aim => aim.Label)], SubProjects = [.. SubProjects.Select(part => part.Label)], Documents = [Document],
    };

    /// <summary>With the indicator that was set later.</summary>
    public Carrier Amended => Carrier with
    {
        Indicators = [new(Later.Label.Label) { Number = Later.Number, Measure = Later.Measure.Label, Count = new(Later.Register, null) }],
    };
}

internal sealed class IndicatorIdea
{
    public LabelIdea Label { get; init; } = new();
    public decimal Number { get; init; }
    public LabelIdea Measure { get; init; } = new();
    public string Register { get; init; } = "";
    public string Reason { get; init; } = "";
}

internal sealed class LabelIdea
{
    public string Zh { get; init; } = "";
    public string? En { get; init; }

    public Label Label => new(Zh, En);
}
