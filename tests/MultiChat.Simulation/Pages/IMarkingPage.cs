using MultiChat.Messages;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>A page on which error marks stand beside own messages.</summary>
internal interface IMarkingPage
{
    SimulatedContext Context { get; }

    string Name { get; }

    /// <summary>Whether the mark stands beside the message; null where the page does not show the message.</summary>
    bool? IsMarked(MessageId id);
}
