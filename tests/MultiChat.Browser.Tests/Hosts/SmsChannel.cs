using MultiChat.Channels;

namespace MultiChat.Browser.Hosts;

/// <summary>Sends up to 70 units, cannot edit and is told nothing.</summary>
internal sealed class SmsChannel : ISendingChannel
{
    private readonly TaskCompletionSource<string> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelKind Kind => new("sms");

    public int MaxTextLength => 70;

    /// <summary>The first text that went out.</summary>
    public Task<string> Sent => _sent.Task;

    public Task SendAsync(ChannelMessage message, CancellationToken cancellation)
    {
        _sent.TrySetResult(message.Text);
        return Task.CompletedTask;
    }
}
