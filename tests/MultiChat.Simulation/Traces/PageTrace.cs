using System.Text.Json;

namespace MultiChat.Simulation.Traces;

/// <summary>The trace of one part of a page.</summary>
internal sealed class PageTrace(TraceBook book, int number, Func<object> shows)
{
    private readonly List<object?[]> _did = [];
    private Dictionary<string, JsonElement> _shown = Members(shows());
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
            book.Step(number, what, with, _did, Changed());
            _did.Clear();
            _isInStep = false;
        });
    }

    /// <summary>The part does something that others see.</summary>
    /// <param name="what">The name that the replay knows it by.</param>
    /// <param name="with">What goes with it.</param>
    public void Did(string what, object? with = null) => _did.Add(with is null ? [what] : [what, with]);

    /// <summary>The members of what the part shows that are not as they were after the step before.</summary>
    private Dictionary<string, JsonElement?> Changed()
    {
        var (before, now) = (_shown, Members(shows()));
        _shown = now;
        return before.Keys.Union(now.Keys)
            .Where(name => !(before.TryGetValue(name, out var old) && now.TryGetValue(name, out var value) && JsonElement.DeepEquals(old, value)))
            .ToDictionary(name => name, name => now.TryGetValue(name, out var value) ? value : (JsonElement?)null);
    }

    private static Dictionary<string, JsonElement> Members(object shown) =>
        TraceBook.Write(shown).EnumerateObject().ToDictionary(member => member.Name, member => member.Value);

    private sealed class Step(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
