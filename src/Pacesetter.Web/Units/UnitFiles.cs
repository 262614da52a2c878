using Pacesetter.Data;
using Pacesetter.Web.Api;

namespace Pacesetter.Web.Units;

/// <summary>Units and members as the API shows and changes them, each with a tag by which a client can make sure that nobody overwrites what they have not seen.</summary>
internal sealed class UnitFiles(PacesetterDb db, IHttpContextAccessor access)
{
    private HttpContext Context => access.HttpContext!;

    private CancellationToken Stop => Context.RequestAborted;

    public async Task<UnitAnswer> UnitAsync(string code) => Context.ShowWith(UnitAnswer.Of(await db.UnitAsync(code, Stop)));

    /// <summary>What was read here is what the change is judged by: the store refuses it if somebody was faster.</summary>
    public async Task<UnitAnswer> ChangeAsync(string code, Func<CancellationToken, Task> change)
    {
        Context.DemandMatchOf(UnitAnswer.Of(await db.UnitAsync(code, Stop)));
        await change(Stop);
        return await UnitAsync(code);
    }

    public async Task<MemberAnswer> MemberAsync(string number) => Context.ShowWith(MemberAnswer.Of(await db.MemberAsync(number, Stop)));

    public async Task<MemberAnswer> ChangeMemberAsync(string number, Func<CancellationToken, Task> change)
    {
        Context.DemandMatchOf(MemberAnswer.Of(await db.MemberAsync(number, Stop)));
        await change(Stop);
        return await MemberAsync(number);
    }
}
