using MultiChat.Dialogs;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>A page's calls, with each question and answer in the page's trace as the wire has them.</summary>
internal sealed class TracedCalls<TEdge>(SimulatedContext page, Func<PageHub<TEdge>> hub)
    where TEdge : Edge
{
    private int _calls;

    /// <param name="name">What the simulation's table of commands calls it.</param>
    /// <param name="method">What the wire calls it.</param>
    /// <param name="input">What goes with it on the wire.</param>
    /// <param name="call">The call itself.</param>
    /// <param name="onWire">Its answer, as the wire has it.</param>
    public async Task<Reply<T>> CallAsync<T>(string name, string method, object input, Func<TEdge, ValueTask<T>> call, Func<T, object> onWire)
    {
        var number = ++_calls;
        var answer = hub().CallAsync(name, call);
        // A call without a connection ends at once.
        page.Turns?.Did("call", new { Call = number, Method = method, In = input, IsLost = answer.IsCompleted });
        var reply = await answer;
        page.Turns?.Told("answer", new { Call = number, reply.Code, Responsible = ResponsibleIn(reply.Refusal), Ok = reply.IsOk ? onWire(reply.Ok!) : null });
        return reply;
    }

    /// <summary>A question that goes another way than by the connection.</summary>
    public async Task<Reply<T>> AskAsync<T>(string what, Func<Task<Reply<T>>> ask, Func<T, object> onWire)
    {
        var number = ++_calls;
        page.Turns?.Did(what, new { Call = number });
        var reply = await ask();
        page.Turns?.Told("answer", new { Call = number, reply.Code, Ok = reply.IsOk ? onWire(reply.Ok!) : null });
        return reply;
    }

    private static object? ResponsibleIn(Refusal? refusal) =>
        refusal?.Facts.GetValueOrDefault("responsible") is ResponsibleName name ? new { Id = $"{name.Id}", name.Name } : null;
}
