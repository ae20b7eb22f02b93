using System.Net.Http.Json;

namespace MultiChat.Channels.Sms;

// <channel>
public sealed class SmsChannel(HttpClient gateway) : ISendingChannel
{
    public ChannelKind Kind => new("sms");

    public int MaxTextLength => 670;

    public async Task SendAsync(ChannelMessage message, CancellationToken cancellation)
    {
        var answer = await gateway.PostAsJsonAsync(
            "send", new { to = message.Address.Value, text = message.Text, key = message.Key }, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
// </channel>
