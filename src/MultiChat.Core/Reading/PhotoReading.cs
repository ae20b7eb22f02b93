using MultiChat.Photos;
using MultiChat.Team;

namespace MultiChat.Reading;

/// <summary>Photos by their names, for everybody: who knows the name has seen the photo, or was told of it.</summary>
internal sealed class PhotoReading(IPhotoStore? photos, TeamDirectory teams)
{
    public async ValueTask<Photo?> FindAsync(PhotoId id, CancellationToken cancellation)
    {
        if (photos is null)
        {
            return null;
        }

        // The project whose member has it comes first. In the others it may be one that a member has had, or has by another host's word.
        foreach (var team in teams.All.OrderByDescending(team => team.Members.Any(member => member.Photo == id)))
        {
            if (await photos.FindAsync(team.Project.Id, id, cancellation) is { } photo)
            {
                return photo;
            }
        }

        return null;
    }
}
