using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Sources;

namespace MultiChat.Outbox;

/// <summary>Rows wait under a handler's name, so a wrong one is said at the start.</summary>
public sealed class HandlerBookTests
{
    [Fact]
    public void Two_handlers_of_one_name_are_refused_with_the_fix() =>
        Starting("hook", "hook").Should().Throw<ArgumentException>()
            .WithMessage("Two outbox handlers, CollectingHandler and CollectingHandler, have the Name \"hook\": give each a name of its own.*");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_name_that_cannot_be_kept_is_refused_with_the_fix(string? name) =>
        Starting(name!).Should().Throw<ArgumentException>()
            .WithMessage("The Name of outbox handler CollectingHandler must be 1 to 100 units of text: give it one, and never change it.*");

    [Fact]
    public void A_name_has_100_units_at_most()
    {
        Starting(new string('a', 100)).Should().NotThrow();
        Starting(new string('a', 101)).Should().Throw<ArgumentException>().WithMessage("*1 to 100 units*");
    }

    private static Action Starting(params string[] names) => () =>
    {
        using var chat = new ChatEngine(
            new InMemoryStorage(),
            new ChatOptions(),
            new FakeTimeProvider(),
            new SeededRandomSource(1),
            names.Select(name => new CollectingHandler { Name = name }));
    };
}
