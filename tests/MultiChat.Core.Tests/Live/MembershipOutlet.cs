using System.Threading.Channels;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>A page that notes what it is told of its person's rights.</summary>
internal sealed class MembershipOutlet : IMembershipOutlet
{
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

    /// <summary>The rights, or the code with which it ended.</summary>
    public Task<string> NextAsync() => _told.Reader.ReadAsync().AsTask().InTimeAsync();

    public ValueTask PushRightsAsync(Member me) => _told.Writer.WriteAsync(me.Rights.ToString());

    public ValueTask EndAsync(RefusalCode code) => _told.Writer.WriteAsync(code.Value);
}
