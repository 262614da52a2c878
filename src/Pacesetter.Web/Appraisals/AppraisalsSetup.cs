using Pacesetter.Data.Appraisals;

namespace Pacesetter.Web.Appraisals;

internal static class AppraisalsSetup
{
    public static IServiceCollection AddAppraisals(this IServiceCollection services) => services
        .AddScoped<Ballots>().AddScoped<FindBallot>().AddScoped<FindRound>().AddScoped<OpenRound>().AddScoped<ExpectVoters>().AddScoped<EnterCount>().AddScoped<MakeCodes>().AddScoped<CloseRound>()
        .AddScoped<FindComment>().AddScoped<GiveComment>().AddScoped<FollowComment>().AddScoped<ReadComments>();
}
