using Pacesetter.Data.Plans;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Carriers;

/// <summary>How carriers read on pages, and where their pages stand.</summary>
internal static class CarrierLooks
{
    public static Tone Look(this TaskState state) => state switch
    {
        TaskState.Done => Tone.Good,
        TaskState.Overdue => Tone.Bad,
        TaskState.Running => Tone.Info,
        _ => Tone.Quiet,
    };

    /// <summary>How addresses and word keys call a state.</summary>
    public static string Key(this TaskState state) => state switch
    {
        TaskState.Running => "running",
        TaskState.Overdue => "overdue",
        TaskState.Done => "done",
        _ => "dropped",
    };

    public static TaskState? StateOf(string? key) => Enum.GetValues<TaskState>().Where(state => state.Key() == key).Select(state => (TaskState?)state).FirstOrDefault();

    public static string Carrier(this Place place, string carrier) => place.Href("carriers/" + Uri.EscapeDataString(carrier));

    public static string CarrierUnits(this Place place, string carrier) => place.Href($"carriers/{Uri.EscapeDataString(carrier)}/units");

    public static string CarrierTasks(this Place place, string carrier, TaskState? state = null, bool own = false) =>
        place.With($"carriers/{Uri.EscapeDataString(carrier)}/tasks", ("state", state?.Key()), ("own", own ? "yes" : null));

    /// <summary>What the indicator's figure is counted in, for a reader.</summary>
    public static string Source(this Words words, RegisterCount count, Recipe recipe)
    {
        var register = recipe.Registers.FirstOrDefault(one => one.Key == count.Register);
        var field = register?.Field(count.Field);
        return field is null ? words["carriers.counts-entries", register?.Name] : words["carriers.counts-sum", register!.Name, field.Label];
    }
}
