namespace MultiChat.Channels.Kit;

/// <summary>What can be wrong with what comes in.</summary>
internal static class ReceivingMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        In(
            "trims what comes in",
            "Receiving.TextComesInExactly",
            (intake, sender, key, text, cancellation) => intake.ReceiveAsync(sender, key, text.Trim(), cancellation).AsTask()),
        Renewing("makes a new key for what comes in again", "Receiving.RepeatedKeyIsOneMessage"),
        In(
            "takes the text for the key of what comes in",
            "Receiving.TwoKeysAreTwoMessages",
            (intake, sender, _, text, cancellation) => intake.ReceiveAsync(sender, text, text, cancellation).AsTask()),
        In(
            "takes all clients for one",
            "Receiving.AddressesAreApart",
            (intake, sender, key, text, cancellation) => intake.ReceiveAsync(
                sender with { Address = sender.Address with { Value = "everybody" } }, $"{sender.Address.Value} {key}", text, cancellation).AsTask()),
    ];

    private static ChannelMistake In(
        string name, string rejectedBy, Func<ChannelIntake, ChannelSender, string, string, CancellationToken, Task> receive) =>
        new(name, rejectedBy, memory => new WrongReceiving(memory, receive));

    private static ChannelMistake Renewing(string name, string rejectedBy)
    {
        var received = 0;
        return In(name, rejectedBy, (intake, sender, key, text, cancellation) =>
            intake.ReceiveAsync(sender, $"{key} {++received}", text, cancellation).AsTask());
    }
}
