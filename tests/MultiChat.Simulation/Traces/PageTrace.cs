using System.Text.Json;

namespace MultiChat.Simulation.Traces;

/// <summary>The trace of one part of a page.</summary>
internal sealed class PageTrace(TraceBook book, int number, Func<object> shows)
{
    private readonly List<object?[]> _did = [];
    private string? _shown;
    private bool _isInStep;

    /// <summary>
    /// Something comes to the part from outside, and all that it does until the answer is disposed is because of that. Null within another step,
    /// of which it is a piece.
    /// </summary>
    /// <param name="what">The name that the replay knows it by.</param>
    /// <param name="with">What comes with it.</param>
    public IDisposable? Told(string what, object? with = null)
    {
        if (_isInStep)
        {
            return null;
        }

        _isInStep = true;
        return new Step(() =>
        {
            book.Step(number, what, with, _did, Shown());
            _did.Clear();
            _isInStep = false;
        });
    }

    /// <summary>The part does something that others see.</summary>
    /// <param name="what">The name that the replay knows it by.</param>
    /// <param name="with">What goes with it.</param>
    public void Did(string what, object? with = null) => _did.Add(with is null ? [what] : [what, with]);

    /// <summary>What the part shows now, or null where that is the same as after the step before.</summary>
    private JsonElement? Shown()
    {
        var shown = TraceBook.Write(shows());
        var isNew = shown.GetRawText() != _shown;
        _shown = shown.GetRawText();
        return isNew ? shown : null;
    }

    private sealed class Step(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
