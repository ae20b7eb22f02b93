using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Clients;

/// <summary>Notes when visitors are here, once a day each, so that it costs next to nothing and those who never come back can be forgotten.</summary>
internal sealed class Visits(IVisitorStore store, ChatClock clock)
{
    private static readonly Duration Step = Duration.FromDays(1);

    /// <summary>
    /// Called before a visitor does anything. Who was noted within the last day is at least 29 days from being forgotten, and an older one is noted
    /// first: nobody is forgotten in the middle of an act.
    /// </summary>
    /// <returns>False where the visitor was forgotten in this moment.</returns>
    public async ValueTask<bool> NoteAsync(Visitor visitor, CancellationToken cancellation)
    {
        var now = clock.Now;
        return store is not ISweptVisitors swept
            || now - visitor.LastSeenAt < Step
            || await swept.TouchAsync(visitor.Project, visitor.Id, now, cancellation);
    }
}
