using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>Photos of members (rule T8). A store without <see cref="IPhotoStore"/> has nothing to show.</summary>
internal sealed class PhotoSuite : StoreSuite
{
    private static readonly Duration Day = Duration.FromDays(1);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A photo is kept byte by byte, with its kind.", PhotoIsKept),
        Case("A photo that is put again is one photo.", PhotoIsPutTwice),
        Case("A photo is of one project.", PhotoIsOfOneProject),
        Case("A photo of no project throws ArgumentException.", PhotoOfNoProjectIsRefused),
        Case("A photo that no member has is removed at its bound and not before.", UnusedPhotoIsSwept),
        Case("A photo that a member has stays, of a disabled one too.", UsedPhotoStays),
        Case("A photo that somebody took again counts as unused anew.", RenewedPhotoStays),
        Case("A step takes no more than its limit, and the next one goes on.", StepsAreBounded),
        Surviving("Photos survive, and what is noted of them.", PhotosSurvive),
    ];

    private static Task PhotoIsKept(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        Photo[] photos = [NewPhoto(f, 65_536, "image/webp"), NewPhoto(f, 1, "image/png")];
        foreach (var photo in photos)
        {
            Check.Nothing(await store.FindAsync(project.Id, photo.Id, f.Token), "photo before it was put");
            await store.PutAsync(project.Id, photo, f.Token);
        }

        foreach (var photo in photos)
        {
            await CheckAsync(f, store, project.Id, photo);
        }
    });

    private static Task PhotoIsPutTwice(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var photo = NewPhoto(f);
        await Together.RunAsync(8, _ => store.PutAsync(project.Id, photo, f.Token));
        await CheckAsync(f, store, project.Id, photo);
        await SweepAsync(f, store, project.Id, f.NextInstant());
        Check.Equal(1, await SweepAsync(f, store, project.Id, f.NextInstant() + Day), "the number of rows");
    });

    private static Task PhotoIsOfOneProject(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (other, photo) = (await f.AddProjectAsync(), NewPhoto(f));
        await store.PutAsync(project.Id, photo, f.Token);
        Check.Nothing(await store.FindAsync(other.Id, photo.Id, f.Token), "photo in another project");
        await store.PutAsync(other.Id, photo, f.Token);
        await other.AddMemberAsync(other.NewMember() with { Photo = photo.Id });
        await SweepAsync(f, store, project.Id, f.NextInstant());
        Check.Equal(1, await SweepAsync(f, store, project.Id, f.NextInstant() + Day), "the number swept where no member has it");
        await CheckAsync(f, store, other.Id, photo);
    });

    private static Task PhotoOfNoProjectIsRefused(StoreFixture f) => WithAsync(f, async (store, _) =>
        await Check.ThrowsAsync<ArgumentException>(() => store.PutAsync(new ProjectId(f.NextId()), NewPhoto(f), f.Token), "a photo of no project"));

    private static Task UnusedPhotoIsSwept(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (photo, now) = (NewPhoto(f), f.NextInstant());
        await store.PutAsync(project.Id, photo, f.Token);
        Check.Equal(0, await SweepAsync(f, store, project.Id, now), "the number swept when it is first seen");
        Check.Equal(0, await SweepAsync(f, store, project.Id, now + Day - Duration.FromMilliseconds(1)), "the number swept 1 ms before the bound");
        await CheckAsync(f, store, project.Id, photo);
        Check.Equal(1, await SweepAsync(f, store, project.Id, now + Day), "the number swept at the bound");
        Check.Nothing(await store.FindAsync(project.Id, photo.Id, f.Token), "photo that was swept");
    });

    private static Task UsedPhotoStays(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (anna, boris, now) = (NewPhoto(f), NewPhoto(f), f.NextInstant());
        await store.PutAsync(project.Id, anna, f.Token);
        await store.PutAsync(project.Id, boris, f.Token);
        // Noted as unused first: that they were chosen since is seen.
        await SweepAsync(f, store, project.Id, now);
        await project.AddMemberAsync(project.NewMember() with { Photo = anna.Id });
        await project.AddMemberAsync(project.NewMember() with { Photo = boris.Id, Disabled = true });
        await project.AddMemberAsync(project.NewMember());
        Check.Equal(0, await SweepAsync(f, store, project.Id, now + Day), "the number swept of photos that members have");
        Check.Equal(0, await SweepAsync(f, store, project.Id, now + Day + Day), "the number swept later");
        await CheckAsync(f, store, project.Id, anna);
        await CheckAsync(f, store, project.Id, boris);
    });

    private static Task RenewedPhotoStays(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (photo, now) = (NewPhoto(f), f.NextInstant());
        await store.PutAsync(project.Id, photo, f.Token);
        await SweepAsync(f, store, project.Id, now);
        await store.PutAsync(project.Id, photo, f.Token);
        Check.Equal(0, await SweepAsync(f, store, project.Id, now + Day), "the number swept of a photo that was put again");
        await CheckAsync(f, store, project.Id, photo);
        Check.Equal(1, await SweepAsync(f, store, project.Id, now + Day + Day), "the number swept a day after that");
    });

    private static Task StepsAreBounded(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        for (var i = 0; i < 5; i++)
        {
            await store.PutAsync(project.Id, NewPhoto(f), f.Token);
        }

        var now = f.NextInstant();
        await SweepAsync(f, store, project.Id, now);
        var steps = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            steps.Add(await store.SweepAsync(project.Id, now + Day, now, 2, f.Token));
        }

        Check.Sequence([2, 2, 1, 0], steps, "the numbers swept, step by step");
    });

    private static Task PhotosSurvive(StoreFixture f) => WithAsync(f, async (store, project) =>
    {
        var (photo, unused, now) = (NewPhoto(f), NewPhoto(f), f.NextInstant());
        await store.PutAsync(project.Id, photo, f.Token);
        await store.PutAsync(project.Id, unused, f.Token);
        await project.AddMemberAsync(project.NewMember() with { Photo = photo.Id, Phone = "+7 900 000-00-00" });
        await SweepAsync(f, store, project.Id, now);
        await f.ReopenAsync();
        var reopened = (IPhotoStore)f.Storage.Projects;
        await CheckAsync(f, reopened, project.Id, photo);
        Check.Equal(1, await SweepAsync(f, reopened, project.Id, now + Day), "the number swept after the restart");
        await CheckAsync(f, reopened, project.Id, photo);
    });

    private static Task<int> SweepAsync(StoreFixture f, IPhotoStore store, ProjectId project, Instant now) =>
        store.SweepAsync(project, now, now - Day, 100, f.Token);

    private static async Task CheckAsync(StoreFixture f, IPhotoStore store, ProjectId project, Photo expected)
    {
        var actual = Check.Found(await store.FindAsync(project, expected.Id, f.Token), "the photo");
        Check.Equal((expected.Id, expected.ContentType), (actual.Id, actual.ContentType), "the photo's name and kind");
        Check.That(actual.Bytes.Span.SequenceEqual(expected.Bytes.Span), "the photo's bytes are kept");
    }

    /// <summary>A store does not look at what a photo shows.</summary>
    private static Photo NewPhoto(StoreFixture f, int length = 100, string type = "image/jpeg")
    {
        var bytes = new byte[length];
        f.NextHash().AsSpan(0, Math.Min(32, length)).CopyTo(bytes);
        return new Photo { Id = PhotoId.Of(bytes), ContentType = type, Bytes = bytes };
    }

    private static async Task WithAsync(StoreFixture f, Func<IPhotoStore, StoreProject, Task> run)
    {
        if (f.Storage.Projects is IPhotoStore store)
        {
            await run(store, await f.AddProjectAsync());
        }
    }
}
