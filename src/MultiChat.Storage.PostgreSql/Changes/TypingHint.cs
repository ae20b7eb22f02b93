using System.Globalization;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>
/// Signs of typing as the payload of a NOTIFY: ids only, in no row of any table. Hosts of earlier versions take it for a hint to look, and find nothing.
/// </summary>
internal static class TypingHint
{
    /// <summary>How many fit into a payload, which has less than 8,000 bytes.</summary>
    public const int Most = 40;

    private const string Prefix = "typing ";
    private const int Parts = 6;

    /// <summary>Writes them.</summary>
    public static string Write(Guid host, IEnumerable<TypingSign> signs) => $"{Prefix}{host:N} {string.Join(';', signs.Select(Write))}";

    /// <summary>What another host has said; nothing of one's own and of what says something else.</summary>
    public static IReadOnlyList<TypingSign> Read(string payload, Guid here) =>
        Is(payload) && payload[Prefix.Length..].Split(' ') is [var host, var signs] && host != here.ToString("N")
            ? [.. signs.Split(';').Select(Read).OfType<TypingSign>()]
            : [];

    /// <summary>Whether a payload is of signs, and says nothing of changes.</summary>
    public static bool Is(string payload) => payload.StartsWith(Prefix, StringComparison.Ordinal);

    private static string Write(TypingSign sign) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sign.Project.Value:N},{sign.Dialog.Value:N},{sign.Visitor.Value:N},{sign.By?.Value:N},{(sign.Typing ? 1 : 0)},{sign.MessageSeq}");

    private static TypingSign? Read(string text)
    {
        if (text.Split(',') is not { Length: Parts } parts
            || !Guid.TryParse(parts[0], out var project)
            || !Guid.TryParse(parts[1], out var dialog)
            || !Guid.TryParse(parts[2], out var visitor)
            || !long.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var messageSeq))
        {
            return null;
        }

        return new TypingSign
        {
            Project = new ProjectId(project),
            Dialog = new DialogId(dialog),
            Visitor = new VisitorId(visitor),
            By = Guid.TryParse(parts[3], out var member) ? new MemberId(member) : null,
            Typing = parts[4] == "1",
            MessageSeq = messageSeq,
        };
    }
}
