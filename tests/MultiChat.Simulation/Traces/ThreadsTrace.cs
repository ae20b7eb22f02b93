using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Wire;
using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Traces;

/// <summary>How the threads and answers of an operator's page begin and what they show, as a trace tells it.</summary>
internal static class ThreadsTrace
{
    /// <summary>Begins the trace of a page's threads, if the world keeps any.</summary>
    public static PageTurns? Begin(World world, OperatorPage page, Keep keep) => world.Traces is not { } traces ? null : new PageTurns(
        traces.Begin(
            "threads",
            page.Name,
            new { Project = $"{page.Actor.Project}", Me = $"{page.Actor.Member}", Finds = Found(keep) },
            () => Shown(page, keep)),
        page.Context,
        () => Found(keep));

    private static Dictionary<string, object?> Shown(OperatorPage page, Keep keep)
    {
        var shown = page.Threads.All.ToDictionary(thread => $"{thread.Dialog}", thread => (object?)Shown(page, thread));
        shown["open"] = page.Threads.OpenId?.ToString();
        shown["order"] = page.Threads.All.Select(thread => $"{thread.Dialog}");
        shown["rows"] = page.Book.Rows.ToDictionary(
            row => $"{row.Row.Dialog.Id}", row => new { Version = row.Row.Dialog.EventSeq, Responsible = row.Row.Dialog.Responsible?.ToString() });
        shown["finds"] = Found(keep);
        return shown;
    }

    // What the items are, the view's own trace shows.
    private static object Shown(OperatorPage page, DeskThreadView thread) => new
    {
        thread.IsStale,
        Place = thread.HasView ? WirePlace.Of(thread.View.Place) : null,
        Items = thread.Items.Count,
        Marks = WireMarks.Of(thread.Marks),
        thread.Presence.Online,
        Card = thread.Client?.Version,
        Pending = page.Answers.PendingIn(thread.Dialog).Select(message => $"{message.Id}"),
        Tail = thread.Tail.Select(echo => $"{echo.Id}"),
        Overdue = page.Threads.OverdueIn(thread).Select(id => $"{id}").Order(StringComparer.Ordinal),
    };

    // What other pages of the browser have left in its store, too.
    private static object Found(Keep keep) => keep.Owners.ToDictionary(owner => owner, owner => keep.List(owner)
        .OrderBy(message => message.Id.Value)
        .Select(message => new { Id = $"{message.Id}", message.Text, SawResponsible = message.SawResponsible?.ToString() })
        .ToList());
}
