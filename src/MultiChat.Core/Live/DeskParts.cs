namespace MultiChat.Live;

/// <summary>Parts of what a desk page shows beside dialogs.</summary>
[Flags]
internal enum DeskParts
{
    None = 0,

    /// <summary>Members, groups and who is available.</summary>
    Team = 1,

    Templates = 2,
}
