namespace MultiChat.Hosting.Accounts;

internal sealed record TurnOnInput
{
    public required string Offer { get; init; }

    public required string Code { get; init; }
}
