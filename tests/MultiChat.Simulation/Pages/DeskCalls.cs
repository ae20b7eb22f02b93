using MultiChat.Dialogs;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Wire;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>What an operator's page asks the host of its threads and answers.</summary>
internal sealed class DeskCalls(OperatorPage page)
{
    private readonly TracedCalls<DeskEdge> _calls = new(page.Context, () => page.Hub);

    public Task<Reply<DeskThread>> OpenAsync(DialogId dialog) =>
        _calls.CallAsync("Open", "Open", new { Dialog = $"{dialog}" }, edge => edge.OpenAsync(dialog), WireThread.Of);

    public Task<Reply<bool>> LeaveAsync(DialogId dialog) =>
        _calls.CallAsync("Leave", "Leave", new { Dialog = $"{dialog}" }, edge => edge.LeaveAsync(dialog), static _ => new { });

    public Task<Reply<DeskCatchUp?>> LogAsync(DialogId dialog, Place place) => _calls.CallAsync<DeskCatchUp?>(
        "Log",
        "Log",
        new { Dialog = $"{dialog}", After = place.EventSeq, Tag = $"{place.Tag}" },
        edge => edge.LogAsync(dialog, place),
        news => news is null ? new { Resync = true } : WireDeskCatchUp.Of(news));

    public Task<Reply<Message>> AnswerAsync(DialogId dialog, MessageId id, string text, MemberId? sawResponsible) => _calls.CallAsync(
        "Answer",
        "Answer",
        new { Dialog = $"{dialog}", Id = $"{id}", text, SawResponsible = sawResponsible?.ToString() },
        edge => edge.AnswerAsync(dialog, id, text, sawResponsible),
        message => new MessageAnswer { Message = WireMessage.Of(message) });
}
