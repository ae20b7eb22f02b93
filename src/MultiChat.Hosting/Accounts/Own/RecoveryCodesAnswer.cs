namespace MultiChat.Hosting.Accounts;

internal sealed record RecoveryCodesAnswer
{
    public required IReadOnlyList<string> RecoveryCodes { get; init; }
}
