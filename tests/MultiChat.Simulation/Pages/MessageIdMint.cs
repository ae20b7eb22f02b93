using MultiChat.Messages;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Simulation.Pages;

/// <summary>Ids of one page grow, whatever its clock does, so that sorting by id is sorting by the moment of sending.</summary>
internal sealed class MessageIdMint(World world, Func<long> now)
{
    private readonly IdMint _mint = new(new ChatClock(world.Clock), world.Pages.Source);
    private long _last;

    public MessageId Next()
    {
        _last = Math.Max(now(), _last + 1);
        return new MessageId(_mint.At(Instant.FromUnixTimeMilliseconds(_last)));
    }
}
