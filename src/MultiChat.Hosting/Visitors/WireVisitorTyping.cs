using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorTyping
{
    public required string Name { get; init; }

    public required bool Typing { get; init; }

    public static WireVisitorTyping Of(VisitorTyping seen) => new() { Name = seen.Name, Typing = seen.Typing };
}
