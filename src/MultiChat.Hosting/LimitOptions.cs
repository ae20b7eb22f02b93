namespace MultiChat.Hosting;

/// <summary>How much a stranger may repeat. At a limit the answer is 429 <c>too_many</c> with Retry-After. Each is 1 to 1,000,000, which is no limit in practice.</summary>
public sealed class LimitOptions
{
    /// <summary>Beyond it, time is too short between two that are allowed.</summary>
    internal const int Max = 1_000_000;

    /// <summary>New visitors per address and minute.</summary>
    /// <value>1 to 1,000,000; 60.</value>
    public int VisitorsPerMinute { get; set; } = 60;

    /// <summary>Tickets and REST requests of one visitor per minute.</summary>
    /// <value>1 to 1,000,000; 240.</value>
    public int VisitorRequestsPerMinute { get; set; } = 240;

    /// <summary>Messages of one visitor at once.</summary>
    /// <value>1 to 1,000,000; 120.</value>
    public int MessageBurst { get; set; } = 120;

    /// <summary>Messages of one visitor per minute in the long run.</summary>
    /// <value>1 to 1,000,000; 600.</value>
    public int MessagesPerMinute { get; set; } = 600;

    /// <summary>Sign-ins per address and minute.</summary>
    /// <value>1 to 1,000,000; 30.</value>
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Hub connections of one visitor.</summary>
    /// <value>1 to 1,000,000; 20.</value>
    public int ConnectionsPerVisitor { get; set; } = 20;

    /// <summary>Hub connections of one address.</summary>
    /// <value>1 to 1,000,000; 1,000: an open page is a connection, and an office may be one address.</value>
    public int ConnectionsPerAddress { get; set; } = 1_000;

    /// <summary>Operators' photos read by one address in a minute, and as many at once. Browsers keep a photo for ever.</summary>
    /// <value>1 to 1,000,000; 600.</value>
    public int PhotoReadsPerMinute { get; set; } = 600;

    /// <summary>How often a minute a member sets their photo, or removes it.</summary>
    /// <value>1 to 1,000,000; 10.</value>
    public int PhotosPerMinute { get; set; } = 10;

    internal IEnumerable<string> Errors() =>
        from limit in new (string Name, int Value)[]
        {
            (nameof(VisitorsPerMinute), VisitorsPerMinute),
            (nameof(VisitorRequestsPerMinute), VisitorRequestsPerMinute),
            (nameof(MessageBurst), MessageBurst),
            (nameof(MessagesPerMinute), MessagesPerMinute),
            (nameof(SignInsPerMinute), SignInsPerMinute),
            (nameof(ConnectionsPerVisitor), ConnectionsPerVisitor),
            (nameof(ConnectionsPerAddress), ConnectionsPerAddress),
            (nameof(PhotoReadsPerMinute), PhotoReadsPerMinute),
            (nameof(PhotosPerMinute), PhotosPerMinute),
        }
        where limit.Value is < 1 or > Max
        select $"Limits.{limit.Name} must be 1 to 1,000,000.";
}
