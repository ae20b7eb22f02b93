using Microsoft.AspNetCore.Identity;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>Hashes passwords and compares with hashes, by the framework's hasher.</summary>
internal sealed class PasswordHashes
{
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Lazy<string> _nobodys;

    public PasswordHashes() => _nobodys = new Lazy<string>(() => Of("nobody has this password"));

    /// <summary>What is compared where there is no hash, so that it takes as long.</summary>
    public string Nobodys => _nobodys.Value;

    public string Of(string password) => _hasher.HashPassword(null!, PasswordText.Kept(password));

    /// <summary>Whether the password fits the hash. What is no password costs as much as one.</summary>
    public bool IsRight(string hash, string password)
    {
        var forms = PasswordText.FormsOf(password);
        return forms.DefaultIfEmpty("").Any(form => _hasher.VerifyHashedPassword(null!, hash, form) != PasswordVerificationResult.Failed)
            && forms.Count > 0;
    }
}
