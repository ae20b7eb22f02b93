using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>The one-time link that a Development host prints at start. It lives in memory and dies with the process.</summary>
internal sealed class ConsoleLink
{
    private string? _token;
    private AccountId _account;

    public string Issue(string token, AccountId account)
    {
        (_token, _account) = (token, account);
        return token;
    }

    /// <summary>The account, once; null afterwards and for anything else.</summary>
    public AccountId? Redeem(string token)
    {
        var issued = _token;
        return issued is not null
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Secrets.Hash(issued), Secrets.Hash(token))
            && Interlocked.CompareExchange(ref _token, value: null, issued) == issued
                ? _account
                : null;
    }
}
