using MultiChat.Clients;
using MultiChat.Sources;

namespace MultiChat.Channels;

/// <summary>The visitors behind addresses.</summary>
internal sealed class ChannelVisitors(IVisitorStore store, Visits visits, IdMint ids, ChatClock clock)
{
    public async Task<Visitor?> FindAsync(ChannelSender sender, CancellationToken cancellation) =>
        await store.FindAsync(sender.Project, sender.Address.ToTokenHash(), cancellation) is { } known && await visits.NoteAsync(known, cancellation)
            ? known
            : null;

    /// <summary>The visitor of that address, or a new one: of two first messages at once, one makes it and both get it.</summary>
    public async Task<Visitor> GetOrAddAsync(ChannelSender sender, CancellationToken cancellation)
    {
        if (await FindAsync(sender, cancellation) is { } known)
        {
            return known;
        }

        var visitor = new Visitor
        {
            Project = sender.Project,
            Id = new VisitorId(ids.Next()),
            Site = sender.Site,
            CreatedAt = clock.Now,
            Address = sender.Address,
        };
        try
        {
            await store.AddAsync(visitor, sender.Address.ToTokenHash(), cancellation);
            return visitor;
        }
        catch (DuplicateKeyException)
        {
            return await FindAsync(sender, cancellation) ?? throw new Refusal(RefusalCode.Busy, "The address is being added; try once more.");
        }
    }
}
