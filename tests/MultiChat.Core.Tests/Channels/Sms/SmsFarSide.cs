using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels.Sms;

// <far>
internal sealed class SmsFarSide : FarSide
{
    private readonly FakeGateway _gateway = new();
    private int _phones;

    public SmsFarSide() => Channel = new SmsChannel(new HttpClient(_gateway) { BaseAddress = new Uri("https://gateway.example/") });

    public override IChannel Channel { get; }

    public override bool TakesKeys => true;

    public override string NewAddress() => $"+7 900 000-00-{++_phones:00}";

    public override Task<IReadOnlyList<string>> ReadAsync(string address, CancellationToken cancellation) =>
        Task.FromResult(_gateway.TextsTo(address));

    public override Task SetDownAsync(bool isDown, CancellationToken cancellation)
    {
        _gateway.IsDown = isDown;
        return Task.CompletedTask;
    }
}
// </far>
