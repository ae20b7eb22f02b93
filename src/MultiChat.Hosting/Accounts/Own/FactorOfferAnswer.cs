namespace MultiChat.Hosting.Accounts;

internal sealed record FactorOfferAnswer
{
    public required string Offer { get; init; }

    /// <summary>The seed as people type it into an app.</summary>
    public required string Secret { get; init; }

    public required string Uri { get; init; }

    public required WireQr Qr { get; init; }
}
