namespace MultiChat.Outbox;

/// <summary>The outbox handlers of an installation by their name, which each is asked for once.</summary>
internal sealed class HandlerBook
{
    public const int MaxNameLength = 100;

    private readonly Dictionary<string, IOutboxHandler> _handlers = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name cannot be kept, or two handlers have the same.</exception>
    public HandlerBook(IEnumerable<IOutboxHandler> handlers)
    {
        foreach (var handler in handlers)
        {
            var (name, type) = (handler.Name, handler.GetType().Name);
            if (name is not { Length: >= 1 and <= MaxNameLength } || !KeptText.IsPossible(name))
            {
                throw new ArgumentException(
                    $"The Name of outbox handler {type} must be 1 to {MaxNameLength} units of text: give it one, and never change it.", nameof(handlers));
            }

            if (!_handlers.TryAdd(name, handler))
            {
                throw new ArgumentException(
                    $"Two outbox handlers, {_handlers[name].GetType().Name} and {type}, have the Name \"{name}\": give each a name of its own.",
                    nameof(handlers));
            }
        }
    }

    public IReadOnlyDictionary<string, IOutboxHandler> ByName => _handlers;
}
