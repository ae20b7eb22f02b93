using MultiChat.Projects;
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
    private readonly TeamDirectory _teams;
    private readonly IMembershipOutlet _outlet;
    private readonly Signal _signal = new();
    private Rights? _told;

    /// <param name="actor">Whose page.</param>
    /// <param name="right">By which it is here: any right will do.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="outlet">Where it pushes to.</param>
    public MembershipSession(DeskActor actor, DeskRight right, TeamDirectory teams, IMembershipOutlet outlet)
    {
        (_actor, _right, _teams, _outlet) = (actor, right, teams, outlet);
        teams.Changed += Look;
        _signal.Raise();
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

    public void End()
    {
        _teams.Changed -= Look;
        _signal.End();
    }

    private void Look(ProjectId project)
    {
        if (project == _actor.Project)
        {
            _signal.Raise();
        }
    }
}
