using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>Keeps one view at the end of its dialog's log: does what <see cref="ViewStep"/> says. Its callers take turns.</summary>
internal sealed class LogFollower
{
    /// <summary>The view.</summary>
    internal required DialogView View { get; init; }

    /// <summary>Calls <c>Log</c> from a place.</summary>
    internal required Func<ViewPlace, Task<JsonElement>> Log { get; init; }

    /// <summary>Takes a fresh snapshot.</summary>
    internal required Func<Task<JsonElement>> Snapshot { get; init; }

    /// <summary>Calls <c>Applied</c> with the view's place; only a visitor's page does.</summary>
    internal Func<ViewPlace, Task> Acknowledge { get; init; } = _ => Task.CompletedTask;

    /// <summary>Shows a snapshot, or applies a catch-up and whatever must follow it, and acknowledges.</summary>
    internal async Task TakeAsync(JsonElement answer)
    {
        var before = View.Place;
        var heardOthers = true;
        if (answer.Find("place") is not null)
        {
            View.Show(answer);
            before = default;
        }
        else
        {
            heardOthers = IsOfOthers(answer) | await ApplyAsync(answer);
        }

        if (heardOthers && View.Place != before && View.Place.EventSeq > 0)
        {
            await Acknowledge(View.Place);
        }
    }

    /// <summary>Drops the view for a fresh snapshot, and acknowledges it.</summary>
    internal async Task ResyncAsync() => await TakeAsync(await Snapshot());

    /// <summary>Whether anything in it is not the page's own message: then somebody waits to hear that it is applied.</summary>
    private static bool IsOfOthers(JsonElement catchUp) =>
        catchUp.Find("items") is not { } items
        || items.EnumerateArray().Any(item => item.Find("message")?.Find("from")?.GetString() != "me");

    /// <summary>Applies it; true where more had to be asked for.</summary>
    private async Task<bool> ApplyAsync(JsonElement catchUp)
    {
        var asked = false;
        var step = View.Apply(catchUp);
        while (step == ViewStep.AskLog)
        {
            asked = true;
            var place = View.Place;
            var answer = await Log(place);
            step = View.Apply(answer);
            if (step == ViewStep.AskLog && View.Place == place)
            {
                throw new InvalidOperationException($"Log from {place} was answered with a catch-up that does not begin there: {answer}");
            }
        }

        if (step == ViewStep.Resync)
        {
            View.Show(await Snapshot());
            asked = true;
        }

        return asked;
    }
}
