using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat;

/// <summary>The visitor's door: everything a visitor of a site can do. A visitor reaches their own dialog and nothing else.</summary>
public sealed class VisitorChat
{
    private const int TokenHashLength = 32;

    private readonly VisitorReading _reading;
    private readonly VisitorMarking _marking;
    private readonly Saying _saying;
    private readonly Ending _ending;
    private readonly AvailabilityBoard _board;
    private readonly TeamDirectory _teams;
    private readonly IVisitorStore _visitors;
    private readonly ChatClock _clock;
    private readonly IdMint _ids;
    private readonly RandomSource _chance;

    internal VisitorChat(
        VisitorReading reading,
        VisitorMarking marking,
        Saying saying,
        Ending ending,
        AvailabilityBoard board,
        TeamDirectory teams,
        IVisitorStore visitors,
        ChatClock clock,
        IdMint ids,
        RandomSource chance)
    {
        (_reading, _marking, _saying, _ending, _board, _teams, _visitors) = (reading, marking, saying, ending, board, teams, visitors);
        (_clock, _ids, _chance) = (clock, ids, chance);
    }

    /// <summary>Whether a new chat can begin in the project now: an available operator could get it (rule P4).</summary>
    /// <param name="project">The project.</param>
    public bool CanBegin(ProjectId project) => _board.OpeningOf(project, []).Available;

    /// <summary>Whether a new chat can begin on a page of a site now: an operator of the groups that apply to it could get it (rules D4, P4).</summary>
    /// <param name="site">The site.</param>
    /// <param name="page">The page.</param>
    public bool CanBegin(Site site, VisitedPage page)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(page);
        return _reading.OfferAt(site, page).Opening.Available;
    }

    /// <summary>When a new chat can begin by the operators' schedules, where none can now (rule P5); null where one can, or where no schedule says.</summary>
    /// <param name="project">The project.</param>
    public Instant? OpensAt(ProjectId project) => _board.OpeningOf(project, []).OpensAt;

    /// <summary>
    /// Makes a visitor whom the host's own code speaks for: no browser can be it. Keep what is returned to speak as the same visitor later.
    /// </summary>
    /// <param name="site">A site of <see cref="ProjectAdmin.Projects"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Who acts in the other calls of this door.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/> for an unknown site.</exception>
    public async Task<VisitorActor> AddVisitorAsync(Site site, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var known = _teams.Get(site.Project).Sites.FirstOrDefault(candidate => candidate.Id == site.Id) ?? throw Refusal.NotFound();
        var visitor = new Visitor { Project = known.Project, Id = new VisitorId(_ids.Next()), Site = known.Id, CreatedAt = _clock.Now };
        // Kept under the hash of a token that nobody has.
        var hash = new byte[TokenHashLength];
        _chance.Fill(hash);
        await _visitors.AddAsync(visitor, hash, cancellation);
        return new VisitorActor { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id };
    }

    /// <summary>
    /// Says something. The first message makes client, dialog and inquiry (rule C1); one into an archived dialog reopens it (rule D7). The
    /// same id with the same text gives the first answer again (rule M2).
    /// </summary>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1).</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    /// <returns>The accepted message.</returns>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.NobodyAvailable"/>; <see cref="RefusalCode.MessageConflict"/>;
    /// <see cref="RefusalCode.Busy"/>.
    /// </exception>
    public async ValueTask<VisitorMessage> SayAsync(VisitorActor me, MessageId id, string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        _teams.ThrowUnlessLoaded();
        return await SayAsync(me, id, MessageBody.Of(text), cancellation);
    }

    /// <inheritdoc cref="SayAsync(VisitorActor, MessageId, string, CancellationToken)"/>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="body">What the visitor says.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    public ValueTask<VisitorMessage> SayAsync(VisitorActor me, MessageId id, MessageBody body, CancellationToken cancellation = default) =>
        SayAsync(me, id, body, ChatEntry.Unknown, cancellation);

    /// <inheritdoc cref="SayAsync(VisitorActor, MessageId, string, CancellationToken)"/>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="body">What the visitor says.</param>
    /// <param name="entry">From where: it decides who gets a first message.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    public async ValueTask<VisitorMessage> SayAsync(
        VisitorActor me, MessageId id, MessageBody body, ChatEntry entry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(entry);
        _teams.ThrowUnlessLoaded();
        return VisitorEyes.See(await _saying.RunAsync(me, id, body, entry, cancellation), me.Visitor, _teams.Get(me.Project));
    }

    /// <summary>
    /// Leaves a request, whether or not a chat can begin (rule P5): a message with a way to reach who wrote it. It makes client, dialog and inquiry as a
    /// first message does, and a client that it makes has the contact in the card. The same id with the same text and contact gives the first answer again.
    /// </summary>
    /// <param name="me">The visitor.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1).</param>
    /// <param name="contact">How to reach the visitor: a phone or an e-mail is needed.</param>
    /// <param name="consent">What the visitor agreed to: <see cref="SiteSettings.Consent"/> of the site, word for word, or null where that is null.</param>
    /// <param name="cancellation">Ends the wait; a request that was being written may be accepted all the same.</param>
    /// <returns>The accepted message.</returns>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.InvalidField"/>; <see cref="RefusalCode.ContactNeeded"/>; <see cref="RefusalCode.ConsentNeeded"/>;
    /// <see cref="RefusalCode.MessageConflict"/>; <see cref="RefusalCode.Busy"/>.
    /// </exception>
    public async ValueTask<VisitorMessage> LeaveRequestAsync(
        VisitorActor me, MessageId id, string text, Contact contact, string? consent, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(contact);
        return await SayAsync(me, id, MessageBody.OfRequest(text, contact, consent), cancellation);
    }

    /// <summary>Ends the chat (rule D13): it goes to the archive, and a message brings it back as ever (rule D7). One that is there already stays there.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="seq">The number of the last message that they have seen.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.Changed"/>: another message has come since; <see cref="RefusalCode.NotFound"/>: there is no chat; <see cref="RefusalCode.Busy"/>.
    /// </exception>
    public async ValueTask EndAsync(VisitorActor me, long seq, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(me);
        _teams.ThrowUnlessLoaded();
        await _ending.RunAsync(me, seq, cancellation);
    }

    /// <summary>Everything a page needs to show the chat.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<VisitorSnapshot> OpenAsync(VisitorActor me, CancellationToken cancellation = default) => _reading.OpenAsync(me, cancellation);

    /// <summary>What came after a page's place, or null where the place is not of this dialog's log: open afresh.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="place">Where the page's view ends.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<VisitorCatchUp?> CatchUpAsync(VisitorActor me, Place place, CancellationToken cancellation = default) =>
        _reading.CatchUpAsync(me, place, cancellation);

    /// <summary>Older items: the last ones before a number, ascending, and whether there are still older ones.</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="before">The smallest event number the page has.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<(IReadOnlyList<VisitorItem> Items, bool More)> ListBackAsync(
        VisitorActor me, long before, int limit, CancellationToken cancellation = default) =>
        _reading.ListBackAsync(me, before, limit, cancellation);

    /// <summary>
    /// A page has applied the dialog's log up to an event, panel open or not: operators' messages up to there are Delivered (rule M3). A place
    /// of another history, as after a restored backup, changes nothing.
    /// </summary>
    /// <param name="me">The visitor.</param>
    /// <param name="place">The event's number, one beyond the log counting as the last, and its tag; without a tag it is not compared.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask AppliedAsync(VisitorActor me, Place place, CancellationToken cancellation = default) =>
        await Marking.AppliedAsync(me, place, cancellation);

    /// <summary>Messages up to a number were on a visible, focused page (rule M3).</summary>
    /// <param name="me">The visitor.</param>
    /// <param name="seq">The message's number; one beyond the dialog counts as the last.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask ReadAsync(VisitorActor me, long seq, CancellationToken cancellation = default) =>
        await Marking.ReadAsync(me, seq, cancellation);

    private VisitorMarking Marking
    {
        get
        {
            _teams.ThrowUnlessLoaded();
            return _marking;
        }
    }
}
