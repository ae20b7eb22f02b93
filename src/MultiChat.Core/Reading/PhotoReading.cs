using MultiChat.Photos;
using MultiChat.Team;

namespace MultiChat.Reading;

/// <summary>Photos by their names, for everybody: who knows the name has seen the photo, or was told of it.</summary>
internal sealed class PhotoReading(IPhotoStore? photos, TeamDirectory teams)
{
    /// <summary>Whether a member has it, by what this host knows.</summary>
    public bool IsKnown(PhotoId id) => photos is not null && OwnerOf(id) is not null;

    public async ValueTask<Photo?> FindAsync(PhotoId id, CancellationToken cancellation)
    {
        if (photos is null)
        {
            return null;
        }

        if (OwnerOf(id) is { } owner)
        {
            return await photos.FindAsync(owner.Project.Id, id, cancellation);
        }

        // A member may have it by another host's word, or have had it until just now.
        foreach (var team in teams.All)
        {
            if (await photos.FindAsync(team.Project.Id, id, cancellation) is { } photo)
            {
                return photo;
            }
        }

        return null;
    }

    private ProjectTeam? OwnerOf(PhotoId id) => teams.All.FirstOrDefault(team => team.Members.Any(member => member.Photo == id));
}
