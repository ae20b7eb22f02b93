using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>Where a membership session pushes to.</summary>
internal interface IMembershipOutlet
{
    /// <summary>What the member may do from now on.</summary>
    ValueTask PushRightsAsync(Member me);

    /// <summary>They may nothing any more: says why and closes.</summary>
    ValueTask EndAsync(RefusalCode code);
}
