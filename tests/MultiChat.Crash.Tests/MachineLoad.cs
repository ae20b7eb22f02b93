using System.Globalization;

namespace MultiChat.Crash;

/// <summary>What else runs on this machine.</summary>
internal static class MachineLoad
{
    /// <summary>So much on a machine that has nothing else to do, and in proportion where others run on it.</summary>
    public static TimeSpan Bound(double seconds)
    {
        var load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(seconds * Math.Max(1, load / Environment.ProcessorCount));
    }
}
