using MultiChat.Channels;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing.Faults;
using NodaTime;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A whole chat with the channel under test, on a clock that stands still, with one operator at the desk.</summary>
internal sealed class ChannelChat : IAsyncDisposable
{
    private readonly ChannelFixture _fixture;
    private readonly TestChat _chat;
    private readonly InMemoryStorage _storage;
    private readonly OutboxGauge _gauge;

    private ChannelChat(ChannelFixture fixture, TestChat chat, InMemoryStorage storage, OutboxGauge gauge, DeskActor anna)
    {
        (_fixture, _chat, _storage, _gauge) = (fixture, chat, storage, gauge);
        Anna = anna;
    }

    public ChatEngine Engine => _chat.Engine;

    public DeskActor Anna { get; }

    public TestChat Test => _chat;

    public static async Task<ChannelChat> StartAsync(ChannelFixture fixture)
    {
        var (storage, gauge) = (new InMemoryStorage(), new OutboxGauge());
        var chat = await TestChat.StartAsync(new InterceptedStorage(storage, gauge), language: "ru", channels: [fixture.Channel]);
        return new ChannelChat(fixture, chat, storage, gauge, await chat.AddOperatorAsync("Анна"));
    }

    /// <summary>A client at a new address has written.</summary>
    public async Task<ChannelTalk> BeginAsync(string text = "Здравствуйте")
    {
        var talk = new ChannelTalk(_fixture, this, new ChannelSender
        {
            Project = _chat.Project.Id,
            Site = _chat.Site.Id,
            Address = new ChannelAddress { Kind = _fixture.Channel.Kind, Value = _fixture.Far.NewAddress() },
        });
        await talk.SayAsync(text);
        return talk;
    }

    /// <summary>Lets the outbox work until nothing waits in it, and the clock go on to each next attempt.</summary>
    public async Task DeliverAsync()
    {
        while (await IsWaitingAsync())
        {
            if (await LookAsync() is { } next && next > _chat.Clock.GetUtcNow())
            {
                _chat.Clock.SetUtcNow(next);
            }
        }
    }

    /// <summary>Lets the outbox try once what waits in it, and stops before the next attempt.</summary>
    public async Task TryOnceAsync()
    {
        while (await IsWaitingAsync() && await LookAsync() is null)
        {
        }
    }

    /// <summary>Whether anything is still to go out. Asked for an instant at which nothing is due, so that nothing is taken from the worker.</summary>
    public async Task<bool> IsWaitingAsync() => (await _storage.Outbox.TakeAsync(
        _chat.Project.Id, [$"channel:{_fixture.Channel.Kind}"], Instant.MinValue, Instant.MinValue, 1, _fixture.Token)).NextDueAt is not null;

    public ValueTask DisposeAsync() => _chat.DisposeAsync();

    /// <summary>Wakes the outbox, whatever its timer says, and waits until it has nothing to do; says until when.</summary>
    private async Task<DateTimeOffset?> LookAsync()
    {
        _gauge.Forget();
        Engine.LookAtOutbox();
        return (await _gauge.IdleAsync(_fixture.Token))?.ToDateTimeOffset();
    }
}
