using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;

namespace MultiChat.Live;

/// <summary>A dialog that an operator's page shows, with the place where its view ends and what is to be looked at: everything at first, because the
/// dialog was read before it was watched.</summary>
internal sealed class Watch
{
    public required DialogId Dialog { get; init; }

    public required VisitorId Visitor { get; init; }

    public required ClientId Client { get; init; }

    /// <summary>Null after a Resync, until the page opens the dialog again.</summary>
    public Place? Place { get; set; }

    public bool Log { get; set; } = true;

    /// <summary>Up to which event the log was told to be, or <see cref="LastCommits.OnlyTheStoreKnows"/>.</summary>
    public long Told { get; set; } = LastCommits.OnlyTheStoreKnows;

    public bool Marks { get; set; } = true;

    public bool Presence { get; set; } = true;

    public bool Card { get; set; } = true;
}
