using System.Buffers;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Pages;
using MultiChat.Hosting.Wire;
using MultiChat.Photos;
using MultiChat.Team;

namespace MultiChat.Hosting.Photos;

/// <summary>Members' photos: each gives itself one as plain bytes, everybody sees them by their names (rule T8).</summary>
internal sealed class PhotoEndpoints(ChatEngine chat, Limits limits)
{
    public async Task ShowAsync(HttpContext context)
    {
        var id = PhotoId.Find((string?)context.Request.RouteValues["hash"]);
        var isHad = id is { } name && chat.Photos.IsKnown(name);
        if (isHad && EntityTag.IsKnown(context.Request.Headers.IfNoneMatch, $"\"{id}\""))
        {
            Describe(context.Response.Headers, id!.Value);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (isHad)
        {
            limits.TakePhotoRead(context);
        }
        else
        {
            limits.TakePhotoGuess(context);
        }

        if (id is not { } known || await chat.Photos.FindAsync(known, context.RequestAborted) is not { } photo)
        {
            await RestAnswer.WriteProblemAsync(context, Refusal.NotFound());
            return;
        }

        Describe(context.Response.Headers, known);
        context.Response.ContentType = photo.ContentType;
        context.Response.ContentLength = photo.Bytes.Length;
        await context.Response.Body.WriteAsync(photo.Bytes, context.RequestAborted);
    }

    public async Task<RawJson> SaveAsync(HttpContext context) => await SaveAsync(context, await ReadAsync(context));

    public Task<RawJson> RemoveAsync(HttpContext context) => SaveAsync(context, photo: null);

    private async Task<RawJson> SaveAsync(HttpContext context, ReadOnlyMemory<byte>? photo)
    {
        var me = DeskEntry.Of(context).Actor;
        limits.TakePhoto(me);
        return WireJson.Write(WireProfile.Of(await chat.Desk.SavePhotoAsync(me, photo, context.RequestAborted)));
    }

    private static void Describe(IHeaderDictionary headers, PhotoId known)
    {
        headers.XContentTypeOptions = "nosniff";
        // Whatever it were, opened by its address it runs nothing and is of no origin.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ETag = $"\"{known}\"";
    }

    /// <summary>The body, whatever its header calls it, and no byte more than a photo has.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        var read = await context.Request.BodyReader.ReadAtLeastAsync(MemberPhoto.MaxBytes + 1, context.RequestAborted);
        try
        {
            return read.Buffer.Length > MemberPhoto.MaxBytes ? throw WireException.TooLarge() : read.Buffer.ToArray();
        }
        finally
        {
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }
}
