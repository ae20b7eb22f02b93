using MultiChat.Mail;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Looks up how members come in.</summary>
internal sealed class AccessBook(ChatEngine chat, HostUsers? hostUsers = null)
{
    private const int AtOnce = 1_000;

    public async Task<IReadOnlyDictionary<MemberId, MemberAccess>> OfAsync(IReadOnlyCollection<Member> members, CancellationToken cancellation)
    {
        var found = new Dictionary<MemberId, MemberAccess>();
        foreach (var some in members.Chunk(AtOnce))
        {
            var accounts = await AccountsOfAsync(some, cancellation);
            var letters = chat.LetterBox.Book is { } book ? await book.ListAsync([.. some.Select(member => member.Id.ToString())], cancellation) : [];
            var byReader = letters.ToDictionary(letter => letter.Reader, StringComparer.Ordinal);
            foreach (var member in some)
            {
                found[member.Id] = hostUsers is not null
                    ? MemberAccess.Host
                    : MemberAccess.Of(member, accounts.GetValueOrDefault(member.Account), byReader.GetValueOrDefault(member.Id.ToString()), chat.Clock.Now);
            }
        }

        return found;
    }

    private async Task<Dictionary<AccountId, Account>> AccountsOfAsync(Member[] members, CancellationToken cancellation)
    {
        if (chat.Storage.Accounts is IAccountBook book)
        {
            AccountId[] ids = [.. members.Select(member => member.Account).Distinct()];
            return (await book.ListAsync(ids, cancellation)).ToDictionary(account => account.Id);
        }

        var accounts = new Dictionary<AccountId, Account>();
        foreach (var member in members)
        {
            if (await chat.Storage.Accounts.FindAsync(member.Email, cancellation) is { } account)
            {
                accounts[member.Account] = account;
            }
        }

        return accounts;
    }
}
