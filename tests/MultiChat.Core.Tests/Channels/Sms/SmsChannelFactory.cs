using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels.Sms;

// <factory>
internal sealed class SmsChannelFactory : ChannelFactory
{
    public override Task<FarSide> CreateAsync(CancellationToken cancellation) => Task.FromResult<FarSide>(new SmsFarSide());
}
// </factory>
