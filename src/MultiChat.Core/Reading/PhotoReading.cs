using MultiChat.Photos;
using MultiChat.Team;

namespace MultiChat.Reading;

/// <summary>Members' photos by their names, for everybody: who knows the name has seen the photo, or was told of it.</summary>
internal sealed class PhotoReading(IPhotoStore? photos, TeamDirectory teams)
{
    /// <summary>The photo, while a member has it. Of names that were made up the store hears nothing.</summary>
    public async ValueTask<Photo?> FindAsync(PhotoId id, CancellationToken cancellation) =>
        photos is not null && teams.All.FirstOrDefault(team => team.Members.Any(member => member.Photo == id)) is { } owner
            ? await photos.FindAsync(owner.Project.Id, id, cancellation)
            : null;
}
