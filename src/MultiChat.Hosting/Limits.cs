using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using MultiChat.Clients;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>Holds strangers to <see cref="LimitOptions"/>. Runs on real time.</summary>
internal sealed class Limits(LimitOptions options, LimitWatch watch) : IDisposable
{
    private const int PhotoGuessesPerMinute = 30;

    private readonly PartitionedRateLimiter<string> _visitors = PerMinute(options.VisitorsPerMinute, options.VisitorsPerMinute);
    private readonly PartitionedRateLimiter<string> _signIns = PerMinute(options.SignInsPerMinute, options.SignInsPerMinute);
    private readonly PartitionedRateLimiter<VisitorActor> _requests = PerMinuteOf(options.VisitorRequestsPerMinute, options.VisitorRequestsPerMinute);
    private readonly PartitionedRateLimiter<VisitorActor> _messages = PerMinuteOf(options.MessagesPerMinute, options.MessageBurst);
    private readonly PartitionedRateLimiter<string> _connections = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetConcurrencyLimiter(
            address, _ => new ConcurrencyLimiterOptions { PermitLimit = options.ConnectionsPerAddress, QueueLimit = 0 }));

    private readonly PartitionedRateLimiter<string> _photoReads = PerMinute(options.PhotoReadsPerMinute, options.PhotoReadsPerMinute);
    private readonly PartitionedRateLimiter<string> _photoGuesses = PerMinute(PhotoGuessesPerMinute, PhotoGuessesPerMinute);
    private readonly PartitionedRateLimiter<MemberId> _photos = PerMinuteOf<MemberId>(options.PhotosPerMinute, options.PhotosPerMinute);

    public int ConnectionsPerVisitor => options.ConnectionsPerVisitor;

    public void TakeVisitor(HttpContext context) => Take(_visitors, nameof(LimitOptions.VisitorsPerMinute), NetworkOf(context));

    public void TakeSignIn(HttpContext context) => Take(_signIns, nameof(LimitOptions.SignInsPerMinute), NetworkOf(context));

    public void TakeRequest(VisitorActor visitor) => Take(_requests, nameof(LimitOptions.VisitorRequestsPerMinute), visitor);

    public void TakeMessage(VisitorActor visitor) => Take(_messages, nameof(LimitOptions.MessagesPerMinute), visitor);

    /// <summary>A photo that a member has is read from the store.</summary>
    public void TakePhotoRead(HttpContext context) => Take(_photoReads, nameof(LimitOptions.PhotoReadsPerMinute), NetworkOf(context));

    /// <summary>A photo is looked for that no member has, by what this host knows: its name may be made up.</summary>
    public void TakePhotoGuess(HttpContext context) => Take(_photoGuesses, nameof(PhotoGuessesPerMinute), NetworkOf(context));

    /// <summary>A member sets their photo, or removes it.</summary>
    public void TakePhoto(DeskActor me) => Take(_photos, nameof(LimitOptions.PhotosPerMinute), me.Member);

    /// <summary>A place among the address's connections, given back by disposing it.</summary>
    public IDisposable TakeConnection(HttpContext context) => Take(_connections, nameof(LimitOptions.ConnectionsPerAddress), NetworkOf(context));

    public void Dispose()
    {
        _visitors.Dispose();
        _signIns.Dispose();
        _requests.Dispose();
        _messages.Dispose();
        _connections.Dispose();
        _photoReads.Dispose();
        _photoGuesses.Dispose();
        _photos.Dispose();
    }

    /// <summary>The refusal of one more than <see cref="ConnectionsPerVisitor"/>.</summary>
    public WireException TooManyPages(VisitorActor visitor)
    {
        watch.Hit(nameof(LimitOptions.ConnectionsPerVisitor), visitor.Visitor.ToString());
        return WireException.TooMany(retryAfter: 30);
    }

    private RateLimitLease Take<TKey>(PartitionedRateLimiter<TKey> limiter, string name, TKey key)
        where TKey : notnull
    {
        var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return lease;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
        lease.Dispose();
        watch.Hit(name, key is VisitorActor visitor ? visitor.Visitor.ToString() : key.ToString()!);
        throw WireException.TooMany(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
    }

    /// <summary>The address, or of IPv6 the network of 64 bits, which one customer has whole.</summary>
    public static string NetworkOf(HttpContext context) => NetworkOf(context.Connection.RemoteIpAddress);

    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } wide => new IPNetwork(new IPAddress([.. wide.GetAddressBytes()[..8], .. new byte[8]]), 64).ToString(),
        var narrow => narrow.ToString(),
    };

    private static PartitionedRateLimiter<string> PerMinute(int perMinute, int burst) => PerMinuteOf<string>(perMinute, burst);

    private static PartitionedRateLimiter<TKey> PerMinuteOf<TKey>(int perMinute, int burst)
        where TKey : notnull =>
        PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        }));

    private static PartitionedRateLimiter<VisitorActor> PerMinuteOf(int perMinute, int burst) => PerMinuteOf<VisitorActor>(perMinute, burst);
}
