using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>A shared storage whose other hosts are the test: it tells the news, and nobody hears.</summary>
internal sealed class ToldByHand(ChatStorage inner) : ChatStorage, ISharedStorage, IHostLink
{
    /// <summary>The host that joined.</summary>
    public HostId Here { get; private set; }

    /// <summary>Tells it something.</summary>
    public Action<HostNews> Tell { get; private set; } = static _ => { };

    public IHostLink Link => this;

    public override string Description => inner.Description;

    public override IProjectStore Projects => inner.Projects;

    public override IAccountStore Accounts => inner.Accounts;

    public override IHandSwitchStore HandSwitches => inner.HandSwitches;

    public override IVisitorStore Visitors => inner.Visitors;

    public override IClientStore Clients => inner.Clients;

    public override IDialogStore Dialogs => inner.Dialogs;

    public override IMessageStore Messages => inner.Messages;

    public override IDialogLog Log => inner.Log;

    public override IMarkStore Marks => inner.Marks;

    public override IDeskIndex Desk => inner.Desk;

    public override IOutboxStore Outbox => inner.Outbox;

    public override Task OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    public Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation)
    {
        (Here, Tell) = (host, hear);
        return Task.CompletedTask;
    }

    /// <summary>Who is connected everywhere.</summary>
    public Connected Connected { get; set; } = new() { Pages = [], Connections = [] };

    public ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation) => new(Connected);

    public ValueTask<NodaTime.Duration> MeasureClockAsync(CancellationToken cancellation) => new(NodaTime.Duration.Zero);

    public ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask TellAsync(OperatorConnections connections, CancellationToken cancellation) => ValueTask.CompletedTask;
}
