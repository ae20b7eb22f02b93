namespace MultiChat.Delivery;

/// <summary>What stands beside an operator's accepted message (rules M3, M4).</summary>
public enum DeliveryState
{
    /// <summary>Durable; the 5 seconds are not over, or the channel does not tell what arrives.</summary>
    Accepted,
    /// <summary>A page of the visitor has applied it.</summary>
    Delivered,
    /// <summary>It was on a visible, focused page of the visitor.</summary>
    Read,
    /// <summary>Error mark: every page of the visitor said goodbye and none returned.</summary>
    VisitorLeft,
    /// <summary>Error mark: anything else without an acknowledgement.</summary>
    VisitorOffline,
}
