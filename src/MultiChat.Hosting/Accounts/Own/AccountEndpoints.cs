using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>What people do with their own account: password, second factor, sessions.</summary>
internal sealed class AccountEndpoints(
    ChatEngine chat, OperatorAccounts accounts, Passwords passwords, SecondFactors factors, DeskIdentity identity, SessionDoor door, DeskConnections connections)
{
    public async Task<RawJson> ShowAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        var factor = own.Account.Security.Factor;
        return WireJson.Write(new AccountAnswer
        {
            Email = own.Account.Email,
            SecondFactor = factor is not null ? "on" : factors.IsPossible ? "off" : "unavailable",
            RecoveryCodes = factor?.RecoveryCodes.Count ?? 0,
            Sessions =
            [
                .. (await ListSessionsAsync(own, context))
                    .OrderByDescending(session => session.BegunAt ?? default)
                    .Select(session => WireSession.Of(session, IsCurrent(own, session))),
            ],
        });
    }

    public async Task<RawJson> ChangePasswordAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        var input = StrictReader.Read<ChangePasswordInput>(await RestInput.ReadAsync(context));
        var place = door.PlaceOf(context);
        NewPassword.Check(input.NewPassword, "newPassword", isOld: string.Equals(input.NewPassword, input.Password, StringComparison.Ordinal));
        await accounts.RequirePasswordAsync(own.Account, input.Password, place, context.RequestAborted);
        var chosen = await passwords.ChooseAsync(
            own.Account.Id,
            input.NewPassword,
            (current, _) =>
            {
                if (!string.Equals(current.PasswordHash, own.Account.PasswordHash, StringComparison.Ordinal))
                {
                    throw OperatorAccounts.WrongPassword();
                }
            },
            context.RequestAborted);
        door.Enter(context, await accounts.SignInAsync(chosen, place, context.RequestAborted) ?? throw WireException.NotSignedIn());
        return WireJson.Write(Nothing.Value);
    }

    public async Task<RawJson> EndSessionAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        var input = StrictReader.Read<SessionIdInput>(await RestInput.ReadAsync(context, "id"));
        var ended = (await ListSessionsAsync(own, context)).FirstOrDefault(session => string.Equals(WireSession.IdOf(session), input.Id, StringComparison.Ordinal));
        await EndAsync(ended is null ? throw Refusal.NotFound() : [ended], context);
        return WireJson.Write(Nothing.Value);
    }

    public async Task<RawJson> EndOtherSessionsAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        if (chat.Storage.Accounts is ISessionEnding ending)
        {
            await ending.EndSessionsAsync(own.Account.Id, own.Session.TokenHash, context.RequestAborted);
            await connections.LookAsync(own.Account.Id, context.RequestAborted);
        }
        else
        {
            await EndAsync((await ListSessionsAsync(own, context)).Where(session => !IsCurrent(own, session)), context);
        }

        return WireJson.Write(Nothing.Value);
    }

    public async Task<RawJson> OfferFactorAsync(HttpContext context)
    {
        var own = await ConfirmedAsync(context);
        var (offer, seed) = factors.Offer(own.Account.Id);
        var project = chat.Teams.Get((await identity.ListAsync(context))[0].Project).Project;
        var uri = FactorUri.Of(project.Name, own.Account.Email, seed);
        return WireJson.Write(new FactorOfferAnswer { Offer = offer, Secret = SecondFactors.TextOf(seed), Uri = uri, Qr = WireQr.Of(uri) });
    }

    public async Task<RawJson> TurnOnFactorAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        var input = StrictReader.Read<TurnOnInput>(await RestInput.ReadAsync(context));
        return Answer(await factors.TurnOnAsync(own.Account.Id, input.Offer, input.Code, context.RequestAborted));
    }

    public async Task<RawJson> RenewCodesAsync(HttpContext context) =>
        Answer(await factors.RenewCodesAsync((await ConfirmedAsync(context)).Account.Id, context.RequestAborted));

    public async Task<RawJson> TurnOffFactorAsync(HttpContext context)
    {
        await factors.TurnOffAsync((await ConfirmedAsync(context)).Account.Id, context.RequestAborted);
        return WireJson.Write(Nothing.Value);
    }

    /// <summary>Who is signed in and has entered their password once more.</summary>
    private async Task<OwnAccount> ConfirmedAsync(HttpContext context)
    {
        var own = await identity.GetOwnAsync(context);
        var input = StrictReader.Read<PasswordInput>(await RestInput.ReadAsync(context));
        await accounts.RequirePasswordAsync(own.Account, input.Password, door.PlaceOf(context), context.RequestAborted);
        return own;
    }

    private async Task<IEnumerable<Session>> ListSessionsAsync(OwnAccount own, HttpContext context) =>
        (await ((IAccountBook)chat.Storage.Accounts).ListSessionsAsync(own.Account.Id, context.RequestAborted))
        .Where(session => session.ExpiresAt > chat.Clock.Now && accounts.Memberships(own.Account.Id).Any(session.SignsIn));

    private async Task EndAsync(IEnumerable<Session> sessions, HttpContext context)
    {
        foreach (var session in sessions)
        {
            await chat.Storage.Accounts.FindSessionAsync(session.TokenHash, end: true, context.RequestAborted);
            await connections.EndAsync(session.TokenHash);
        }
    }

    private static bool IsCurrent(OwnAccount own, Session session) => session.TokenHash.AsSpan().SequenceEqual(own.Session.TokenHash);

    private static RawJson Answer(IReadOnlyList<string> codes) => WireJson.Write(new RecoveryCodesAnswer { RecoveryCodes = codes });
}
