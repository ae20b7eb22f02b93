using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MultiChat.Telemetry;

/// <summary>Stands in a log for an exception whose messages nobody may read: types and stack traces, and those of the inner ones.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never thrown: it only stands for another one.")]
[SuppressMessage("Design", "CA1064", Justification = "Never thrown: it only stands for another one.")]
internal sealed class MaskedException(Exception masked) : Exception($"{masked.GetType().FullName}: ***")
{
    private const int MostInner = 10;

    public override string? StackTrace => masked.StackTrace;

    public override string ToString()
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var each = masked; each is not null && depth < MostInner; each = each.InnerException, depth++)
        {
            text.Append(depth == 0 ? "" : " ---> ").Append(each.GetType().FullName).AppendLine(": ***");
            if (each.StackTrace is { } trace)
            {
                text.AppendLine(trace);
            }
        }

        return text.ToString();
    }
}
