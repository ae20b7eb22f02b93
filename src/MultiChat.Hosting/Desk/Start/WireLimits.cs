namespace MultiChat.Hosting.Desk;

internal sealed record WireLimits
{
    public required int TextLength { get; init; }

    public required double DeliverySeconds { get; init; }

    public required double LeftSeconds { get; init; }

    public required double EditSeconds { get; init; }
}
