using System.Reflection;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Sheets;

public sealed class CodesTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(SheetCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_a_sentence(string code) => Assert.True(Words.Has(code), code);
}
