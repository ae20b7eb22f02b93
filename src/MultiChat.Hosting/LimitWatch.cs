using System.Security.Cryptography;
using System.Text;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Hosting;

/// <summary>
/// Tells the log and the figures that somebody ran into a limit: once a minute for each limit and whoever it was, with how often. Who it was is a
/// number that means the same as long as the process lives, and no address.
/// </summary>
internal sealed partial class LimitWatch(ChatEngine chat, ILogger<LimitWatch> log)
{
    private readonly LogGate _gate = new(chat.Clock, Duration.FromMinutes(1));
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);

    public void Hit(string limit, string who)
    {
        chat.Telemetry.LimitHit(limit);
        if (_gate.TryPass($"{limit} {who}", out var held))
        {
            LogHit(log, limit, NumberOf(who), held);
        }
    }

    private string NumberOf(string who) => Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(who)).AsSpan(0, 4));

    [LoggerMessage(1301, LogLevel.Warning, "Limit {Limit} was reached by {Who}: refused with too_many. {Held} more since the last such line")]
    private static partial void LogHit(ILogger logger, string limit, string who, long held);
}
