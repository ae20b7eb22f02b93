using System.Globalization;

namespace MultiChat.Benchmarks;

/// <summary>What benchmarks make of their measurements, and how they say it.</summary>
internal static class Figures
{
    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> figures) => At(figures, 0.5);

    /// <summary>The one below which a part of them lies, such as 0.99.</summary>
    public static double At(IEnumerable<double> figures, double part)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Min((int)(sorted.Length * part), sorted.Length - 1)];
    }

    /// <summary>Tells what was running beside the benchmark when it began: figures of a busy machine are ratios at best.</summary>
    public static void PrintMachine()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Print($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {load}");
    }

    /// <summary>Prints a line as every machine reads it.</summary>
    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
