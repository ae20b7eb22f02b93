using MultiChat.Clients;
using MultiChat.Hosting.Wire;
using MultiChat.Projects;

namespace MultiChat.Hosting.Visitors;

/// <summary>The visitors' REST entrance.</summary>
internal sealed class VisitorEndpoints(ChatEngine chat, VisitorMethods methods, VisitorTokens tokens, Arrival arrival, Limits limits)
{
    public Task<RawJson> AvailabilityAsync(HttpContext context) =>
        Task.FromResult(WireJson.Write(AvailabilityAnswer.Of(
            chat.VisitorReading.OfferAt(SiteOf(context), arrival.PageOf(context, context.Request.Query["page"])))));

    public async Task<RawJson> IdentityAsync(HttpContext context)
    {
        var isKeptByPage = StrictReader.Read<IdentityInput>(await RestInput.ReadAsync(context)).Keep switch
        {
            null => false,
            "memory" => true,
            _ => throw WireException.Malformed("keep"),
        };
        var (visitor, isNew, token) = await tokens.GetOrAddAsync(context, SiteOf(context), isKeptByPage);
        limits.TakeRequest(visitor);
        var (ticket, expiresAt) = await tokens.AddTicketAsync(visitor, context.RequestAborted);
        return WireJson.Write(new IdentityAnswer
        {
            Visitor = visitor.Visitor.Value,
            IsNew = isNew,
            Token = token,
            HasDialog = await chat.VisitorReading.FindDialogAsync(visitor, context.RequestAborted) is not null,
            Ticket = ticket,
            TicketExpiresAt = WireTime.Text(expiresAt),
        });
    }

    public async Task<RawJson> ForgetAsync(HttpContext context)
    {
        await tokens.ForgetAsync(context, SiteOf(context));
        return WireJson.Write(Nothing.Value);
    }

    public async Task<RawJson> DialogAsync(HttpContext context) => await methods.OpenAsync(await GetVisitorAsync(context));

    public async Task<RawJson> SendAsync(HttpContext context) =>
        await methods.SendAsync(await GetVisitorAsync(context), await RestInput.ReadAsync(context), page => arrival.PageOf(context, page));

    public async Task<RawJson> LeaveRequestAsync(HttpContext context) =>
        await methods.LeaveRequestAsync(await GetVisitorAsync(context), await RestInput.ReadAsync(context), page => arrival.PageOf(context, page));

    public async Task<RawJson> LogAsync(HttpContext context) => await methods.LogAsync(await GetVisitorAsync(context), await RestInput.ReadAsync(context));

    public async Task<RawJson> HistoryAsync(HttpContext context) =>
        await methods.HistoryAsync(await GetVisitorAsync(context), await RestInput.ReadAsync(context));

    private async Task<VisitorActor> GetVisitorAsync(HttpContext context)
    {
        var visitor = await tokens.FindAsync(context, SiteOf(context)) ?? throw WireException.NotSignedIn();
        limits.TakeRequest(visitor);
        return visitor;
    }

    private static Site SiteOf(HttpContext context) => (Site)context.Items[typeof(Site)]!;
}
