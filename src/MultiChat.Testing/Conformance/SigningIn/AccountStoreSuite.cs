using System.Text;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.SigningIn;

internal sealed class AccountStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An unknown e-mail has no account.", UnknownEmailHasNoAccount),
        Case("An account is kept as saved, with and without a password.", AccountIsKeptAsSaved),
        Case("An account is found by any e-mail that folds to the same.", AccountIsFoundByFoldedEmail),
        Case("Accounts are unique by folded e-mail: a second one throws and changes nothing.", SecondAccountOfAnEmailIsRefused),
        Case("Of many accounts of one e-mail at once one is made.", OneOfManyAccountsOfOneEmailIsMade),
        Case("Saving an account again replaces its e-mail and hash; the old e-mail is free.", SavedAccountIsReplacedAndItsOldEmailIsFree),
        Case("An account cannot move to an e-mail that is taken; it keeps its own.", AccountCannotMoveToATakenEmail),
        Case("What was found is not changed by later writes.", FoundAccountDoesNotChange),
    ];

    private static async Task UnknownEmailHasNoAccount(StoreFixture f) =>
        Check.Nothing(await f.Storage.Accounts.FindAsync("nobody@shop.example", f.Token), "account");

    private static async Task AccountIsKeptAsSaved(StoreFixture f)
    {
        foreach (var hash in new[] { null, "AQAAAAIAAYagAAAAE+/=", "" })
        {
            var account = NewAccount(f) with { PasswordHash = hash };
            await f.Storage.Accounts.SaveAsync(account, f.Token);
            (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account");
        }
    }

    private static async Task AccountIsFoundByFoldedEmail(StoreFixture f)
    {
        var account = NewAccount(f) with { Email = "Zoé.Ёлкина@Shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        string[] sameEmails = ["zoé.ёлкина@shop.EXAMPLE", $" {account.Email}\t", account.Email.Normalize(NormalizationForm.FormD)];
        foreach (var email in sameEmails)
        {
            (await f.Storage.Accounts.FindAsync(email, f.Token)).CheckLike(account, $"the account of '{email}'");
        }

        Check.Nothing(await f.Storage.Accounts.FindAsync("Zoe.Ёлкина@Shop.example", f.Token), "account of an e-mail without the accent");
    }

    private static async Task SecondAccountOfAnEmailIsRefused(StoreFixture f)
    {
        var account = NewAccount(f) with { PasswordHash = "first" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var second = NewAccount(f) with { Email = " " + account.Email.ToUpperInvariant(), PasswordHash = "second" };
        await RefusedAsync(f, second);
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account");
    }

    private static async Task OneOfManyAccountsOfOneEmailIsMade(StoreFixture f)
    {
        var made = await Together.RunAsync(16, async _ =>
        {
            try
            {
                await f.Storage.Accounts.SaveAsync(NewAccount(f) with { Email = "one@shop.example" }, f.Token);
                return true;
            }
            catch (DuplicateKeyException)
            {
                return false;
            }
        });
        Check.Equal(1, made.Count(done => done), "the number of saves that succeeded");
    }

    private static async Task SavedAccountIsReplacedAndItsOldEmailIsFree(StoreFixture f)
    {
        var account = NewAccount(f) with { PasswordHash = "old" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var changed = account with { Email = "new@shop.example", PasswordHash = "new" };
        await f.Storage.Accounts.SaveAsync(changed, f.Token);
        (await f.Storage.Accounts.FindAsync("NEW@shop.example", f.Token)).CheckLike(changed, "the account");
        Check.Nothing(await f.Storage.Accounts.FindAsync(account.Email, f.Token), "account of the old e-mail");
        var next = NewAccount(f) with { Email = account.Email };
        await f.Storage.Accounts.SaveAsync(next, f.Token);
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(next, "the next account of the old e-mail");
    }

    private static async Task AccountCannotMoveToATakenEmail(StoreFixture f)
    {
        var (account, other) = (NewAccount(f), NewAccount(f));
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        await f.Storage.Accounts.SaveAsync(other, f.Token);
        await RefusedAsync(f, other with { Email = account.Email, PasswordHash = "other" });
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account");
        (await f.Storage.Accounts.FindAsync(other.Email, f.Token)).CheckLike(other, "the account that could not move");
    }

    private static async Task FoundAccountDoesNotChange(StoreFixture f)
    {
        var account = NewAccount(f);
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var found = await f.Storage.Accounts.FindAsync(account.Email, f.Token);
        await f.Storage.Accounts.SaveAsync(account with { PasswordHash = "later" }, f.Token);
        found.CheckLike(account, "the account found before");
    }

    private static async Task RefusedAsync(StoreFixture f, Account account) =>
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => f.Storage.Accounts.SaveAsync(account, f.Token), "a second account of an e-mail");

    private static Account NewAccount(StoreFixture f) => new() { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example" };
}
