using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Demo;

/// <summary>What some stories tell, until it is written down.</summary>
internal sealed class DemoFacts
{
    public List<Plan> Plans { get; } = [];
    public List<PlanTask> Tasks { get; } = [];
    public List<PlanVersion> Versions { get; } = [];
    public List<TaskOffer> Offers { get; } = [];
    public List<DateChange> Changes { get; } = [];
    public List<TaskProgress> Progress { get; } = [];
    public List<Report> Reports { get; } = [];
    public List<Act> Acts { get; } = [];
}
