using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>Says of itself what is not so.</summary>
internal sealed class WrongDeclaring(InMemoryChannel inner, string? kind = null, Func<int>? length = null, Func<bool>? tellsReading = null)
    : BrokenChannel(inner)
{
    public override ChannelKind Kind => kind is null ? Inner.Kind : new ChannelKind(kind);

    public override int MaxTextLength => length?.Invoke() ?? Inner.MaxTextLength;

    public override bool TellsReading => tellsReading?.Invoke() ?? Inner.TellsReading;
}
