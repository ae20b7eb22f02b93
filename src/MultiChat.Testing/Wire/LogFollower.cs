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
        if (answer.Find("place") is not null)
        {
            View.Show(answer);
            before = default;
        }
        else
        {
            await ApplyAsync(answer);
        }

        if (View.Place != before && View.Place.EventSeq > 0)
        {
            await Acknowledge(View.Place);
        }
    }

    /// <summary>Drops the view for a fresh snapshot, and acknowledges it.</summary>
    internal async Task ResyncAsync() => await TakeAsync(await Snapshot());

    private async Task ApplyAsync(JsonElement catchUp)
    {
        var step = View.Apply(catchUp);
        while (step == ViewStep.AskLog)
        {
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
        }
    }
}
