using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>What each entrance does in its own way, because a connection has a session.</summary>
internal sealed class LiveMethods : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Live<StartInput, WireDesk>("Start", Rights.Operator, "GET", ""),
        DeskMethod.Live<OpenInput, WireThread>("Open", Rights.Operator, "GET", "dialogs/{dialog}"),
        DeskMethod.Live<DialogInput, Nothing>("Leave", Rights.Operator, verb: null, path: ""),
        DeskMethod.Live<DeskTypingInput, Nothing>("Typing", Rights.Operator, verb: null, path: ""),
    ];
}
