using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>An operator's own status.</summary>
internal sealed class StatusMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<SwitchInput, StatusAnswer>("Switch", Rights.Operator, "PUT", "status", SwitchAsync),
    ];

    private async ValueTask<StatusAnswer> SwitchAsync(DeskActor me, SwitchInput input) =>
        new() { Status = WireStatus.Of(await chat.Desk.SwitchAsync(me, input.Available)) };
}
