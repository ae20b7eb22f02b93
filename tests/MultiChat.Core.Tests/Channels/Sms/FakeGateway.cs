using System.Net;
using System.Text.Json.Nodes;

namespace MultiChat.Channels.Sms;

/// <summary>The gateway of a mobile operator, without the network before it.</summary>
internal sealed class FakeGateway : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<(string To, string Text)> _delivered = [];
    private readonly HashSet<string> _keys = [];

    public bool IsDown { get; set; }

    public IReadOnlyList<string> TextsTo(string phone)
    {
        lock (_lock)
        {
            return [.. _delivered.Where(sms => sms.To == phone).Select(sms => sms.Text)];
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sms = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        if (IsDown)
        {
            return new HttpResponseMessage(HttpStatusCode.BadGateway);
        }

        lock (_lock)
        {
            if (_keys.Add(sms["key"]!.GetValue<string>()))
            {
                _delivered.Add((sms["to"]!.GetValue<string>(), sms["text"]!.GetValue<string>()));
            }
        }

        return new HttpResponseMessage(HttpStatusCode.Accepted);
    }
}
