using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>The right by which a connection is at the desk, looked up again before each of its calls and each push (rule T4).</summary>
/// <param name="actor">Whose connection.</param>
/// <param name="teams">What this host knows of rights.</param>
/// <param name="known">The member's security version by which the connection was let in; null for that of now.</param>
/// <param name="needed">Which right.</param>
internal sealed class DeskRight(DeskActor actor, TeamDirectory teams, long? known = null, Rights needed = Rights.Operator)
{
    private readonly long _known = known ?? teams.Find(actor.Project)?.FindMember(actor.Member)?.SecurityVersion ?? 0;

    /// <summary>For a call of the connection.</summary>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.NotSignedIn"/> or <see cref="RefusalCode.Forbidden"/>; <see cref="RefusalCode.Busy"/> where this host can't be sure.
    /// </exception>
    public async ValueTask<Member> ConfirmAsync(CancellationToken cancellation)
    {
        await teams.Knowledge.RequireAsync(cancellation);
        return Find(out var code) ?? throw new Refusal(code, "The desk was taken.");
    }

    /// <summary>For a push: waits while this host can't be sure.</summary>
    /// <exception cref="DeskRightGoneException">It is gone.</exception>
    public async ValueTask<Member> AwaitAsync()
    {
        await teams.Knowledge.AwaitAsync();
        return Find(out var code) ?? throw new DeskRightGoneException(code);
    }

    /// <summary>Whoever was disabled, or has another password, since the connection was let in must sign in anew, whatever they may do now.</summary>
    private Member? Find(out RefusalCode code)
    {
        var me = teams.Find(actor.Project)?.FindMember(actor.Member);
        var isSignedIn = me is { Disabled: false } && _known >= me.SessionsSince;
        code = isSignedIn ? RefusalCode.Forbidden : RefusalCode.NotSignedIn;
        return isSignedIn && me!.May(needed) ? me : null;
    }
}
