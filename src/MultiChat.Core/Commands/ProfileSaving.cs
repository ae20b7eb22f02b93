using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Commands;

/// <summary>What members change of themselves: names, phone, photo (rule T8). Nobody does it for another.</summary>
internal sealed class ProfileSaving(TeamWalk walk, TeamDirectory teams, IPhotoStore? photos)
{
    public Task<Member> SaveAsync(DeskActor me, MemberProfile profile, long version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var (firstName, lastName) = (TeamCommands.Name(profile.FirstName), TeamCommands.Name(profile.LastName));
        var phone = TeamCommands.Phone(profile.Phone);
        return ChangeAsync(
            me,
            "profile_changed",
            current => TeamRules.Seen(current, version) with { FirstName = firstName, LastName = lastName, Phone = phone },
            cancellation);
    }

    public async Task<Member> SavePhotoAsync(DeskActor me, ReadOnlyMemory<byte>? bytes, CancellationToken cancellation)
    {
        await RequireAsync(me, cancellation);
        var photo = bytes is { } given ? MemberPhoto.Checked(given) : null;
        if (photos is null)
        {
            throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no photos.");
        }

        if (photo is not null)
        {
            // Kept first: whoever hears of the member's photo finds it. One that no member comes to have is swept.
            await photos.PutAsync(me.Project, photo, cancellation);
        }

        return await ChangeAsync(me, "photo_changed", current => current with { Photo = photo?.Id }, cancellation);
    }

    private async Task<Member> ChangeAsync(DeskActor me, string kind, Func<Member, Member> change, CancellationToken cancellation)
    {
        await RequireAsync(me, cancellation);
        await walk.RunAsync(
            me.Project,
            (_, now) =>
            {
                var current = teams.Get(me, Rights.None);
                return TeamCommands.Begin(me.Project, kind, current, now) with { Members = [change(current)] };
            },
            cancellation);
        return teams.Get(me.Project).FindMember(me.Member)!;
    }

    private ValueTask<Member> RequireAsync(DeskActor me, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(me);
        return teams.GetAsync(me, Rights.None, cancellation);
    }
}
