using Microsoft.Extensions.Time.Testing;
using MultiChat.Projects;

namespace MultiChat.Sources;

public sealed class ErrandsTests : IDisposable
{
    private static readonly ProjectId Project = new(Guid.NewGuid());

    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _done = [];
    private readonly Errands _errands;

    public ErrandsTests() => _errands = new Errands(new SteadyClock(_clock));

    public void Dispose() => _errands.Dispose();

    [Fact]
    public void What_fails_is_tried_again_each_second_behind_what_came_meanwhile()
    {
        var attempts = 0;
        _errands.Run(Guid.NewGuid(), () => ++attempts < 3 ? throw new StorageException("Not now.") : Do("first"));
        _errands.Run(Guid.NewGuid(), () => Do("second"));

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        attempts.Should().Be(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        attempts.Should().Be(2);
        _done.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _done.Should().Equal("second", "first");
    }

    [Fact]
    public void Of_several_about_the_same_the_last_is_done()
    {
        var about = Guid.NewGuid();
        _errands.Run(about, () => throw new StorageException("Not now."));
        _errands.Run(about, () => Do("old"));
        _errands.Run(about, () => Do("new"));

        _clock.Advance(TimeSpan.FromSeconds(1));

        _done.Should().Equal("new");
    }

    [Fact]
    public void A_host_that_closes_leaves_them()
    {
        _errands.Run(Guid.NewGuid(), () => throw new StorageException("Not now."));
        _errands.Run(Guid.NewGuid(), () => Do("late"));

        _errands.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));

        _done.Should().BeEmpty();
    }

    private ValueTask Do(string what)
    {
        _done.Add(what);
        return ValueTask.CompletedTask;
    }
}
