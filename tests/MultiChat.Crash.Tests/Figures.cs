using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>Says what a test has measured: in its output, and in the file that MULTICHAT_FIGURES names, from which ./verify reports.</summary>
internal static class Figures
{
    private static readonly string? _file = Environment.GetEnvironmentVariable("MULTICHAT_FIGURES");

    internal static void Say(this ITestOutputHelper output, string figure)
    {
        output.WriteLine(figure);
        if (_file is not null)
        {
            File.AppendAllText(_file, figure + "\n");
        }
    }
}
