using System.Text.Json;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Traces;

/// <summary>
/// The trace of a part that lasts as long as its page and hears everything that the page hears. A turn of the page is a step: from what began it to
/// all that came of it at once.
/// </summary>
internal sealed class PageTurns
{
    private readonly PageTrace _trace;
    private readonly Func<object> _finds;
    private IDisposable? _step;
    private string? _found;

    /// <param name="trace">Begun for this part.</param>
    /// <param name="page">Where the part runs.</param>
    /// <param name="finds">What the part would find in the browser's store.</param>
    public PageTurns(PageTrace trace, SimulatedContext page, Func<object> finds)
    {
        (_trace, _finds) = (trace, finds);
        page.TurnEnded = () =>
        {
            _step?.Dispose();
            _step = null;
        };
    }

    /// <summary>Something comes to the part from outside. What the part tells its own parts in the same turn is no news.</summary>
    /// <param name="what">The name that the replay knows it by.</param>
    /// <param name="with">What comes with it.</param>
    public void Told(string what, object? with = null) => _step ??= _trace.Told(what, new { Says = with, Finds = Found() });

    /// <summary>The part does something that others see.</summary>
    /// <param name="what">The name that the replay knows it by.</param>
    /// <param name="with">What goes with it.</param>
    public void Did(string what, object? with = null) => _trace.Did(what, with);

    /// <summary>Nothing more is told: how the part stands now, which by itself may have done nothing since its last turn.</summary>
    public void End()
    {
        Told("end");
        _step?.Dispose();
        _step = null;
    }

    // Null where it is the same as at the last step.
    private JsonElement? Found()
    {
        var found = TraceBook.Write(_finds());
        var isNew = found.GetRawText() != _found;
        _found = found.GetRawText();
        return isNew ? found : null;
    }
}
