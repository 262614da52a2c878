namespace Pacesetter.Tests.House;

/// <summary>How many random histories are tried. The full run, which brings PostgreSQL along, takes its time; <c>./test quick</c> is for while one works.</summary>
internal static class Thorough
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PACESETTER_TEST_POSTGRES") is not null;

    public static int Of(int full, int quick) => IsFull ? full : quick;
}
