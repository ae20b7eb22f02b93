using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>
/// What one page of a member is told of their rights: what they are when it connects, each change, and the end, where none is left or they must sign in
/// anew. Beside it an operator's page has a <see cref="DeskSession"/>.
/// </summary>
internal sealed class MembershipSession
{
    private readonly DeskActor _actor;
    private readonly DeskRight _right;
    private readonly Switchboard _switchboard;
    private readonly IMembershipOutlet _outlet;
    private readonly Signal _signal = new();
    private Rights? _told;

    /// <param name="actor">Whose page.</param>
    /// <param name="right">By which it is here: any right will do.</param>
    /// <param name="switchboard">Tells it that there is something to look at.</param>
    /// <param name="outlet">Where it pushes to.</param>
    public MembershipSession(DeskActor actor, DeskRight right, Switchboard switchboard, IMembershipOutlet outlet)
    {
        (_actor, _right, _switchboard, _outlet) = (actor, right, switchboard, outlet);
        switchboard.Add(this, actor.Project);
        Look();
    }

    /// <summary>Pushes until the connection is gone. An exception means that the transport failed.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _signal.WaitAsync())
            {
                var me = await _right.AwaitAsync();
                if (me.Rights != _told)
                {
                    _told = me.Rights;
                    await _outlet.PushRightsAsync(me);
                }
            }
        }
        catch (DeskRightGoneException gone)
        {
            await _outlet.EndAsync(gone.Code);
        }
    }

    /// <summary>The team may be another.</summary>
    public void Look() => _signal.Raise();

    public void End()
    {
        _switchboard.Remove(this, _actor.Project);
        _signal.End();
    }
}
