using MultiChat.Hosting.Wire;
using MultiChat.Lists;

namespace MultiChat.Hosting.Desk;

internal sealed record WireHit
{
    public required Guid Message { get; init; }

    public required long Seq { get; init; }

    public required string At { get; init; }

    public required string Text { get; init; }

    public static WireHit Of(SearchHit hit) => new() { Message = hit.Message.Value, Seq = hit.Seq, At = WireTime.Text(hit.At), Text = hit.Text };
}
