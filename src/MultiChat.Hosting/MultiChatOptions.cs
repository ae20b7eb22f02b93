using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Configuration;
using MultiChat.Letters;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting;

/// <summary>What <c>AddMultiChat</c> lets a host choose. Checked at start.</summary>
public sealed class MultiChatOptions
{
    /// <summary>The rules' numbers.</summary>
    public ChatOptions Rules { get; } = new();

    /// <summary>How much a stranger may repeat.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>The name of the default project, made at the first start with the slug and site key <c>main</c>.</summary>
    /// <value>1 to 100 characters, and something to be seen; "Support".</value>
    public string ProjectName { get; set; } = "Support";

    /// <summary>The language of generated client names in the default project.</summary>
    /// <value><c>en</c> or <c>ru</c>; <c>en</c>.</value>
    public string ProjectLanguage { get; set; } = "en";

    /// <summary>The first person who may sign in: an administrator of the default project, made at start if the project has no administrator.</summary>
    /// <value>Null: nobody is made.</value>
    public FirstAdministrator? FirstAdministrator { get; set; }

    /// <summary>
    /// The address of the chat as people reach it, the prefix of <c>MapMultiChat</c> included: <c>https://shop.example/chat</c>. Every link in a letter
    /// begins with it, whatever a request says of its host. Needed as soon as a mail server is added.
    /// </summary>
    /// <value>An http or https address without query and fragment; null: no links are mailed, but in Development those to this machine.</value>
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a password works that came by letter; its owner chooses another as they sign in (rule T6).</summary>
    /// <value>1 hour to 30 days; 72 hours.</value>
    public Duration GivenPasswordLife { get; set; } = Duration.FromHours(72);

    /// <summary>
    /// Keys for secrets that must be read again, such as the seeds of second factors: 32 random bytes each as Base64, as <c>openssl rand -base64 32</c>
    /// gives them. The first seals, all of them open: put a new one before the old. Keep them where passwords are kept, and outside the database.
    /// </summary>
    /// <value>None: there is no second factor.</value>
    public IList<string> SecretKeys { get; } = [];

    /// <summary>
    /// Own wording of the pages and letters: by language, then by key. <c>ru</c> and <c>en</c> are inside and are worded anew key by key; any other BCP 47
    /// tag (<c>de</c>, <c>pt-BR</c>) adds a language, whose missing keys fall back to English. All keys with their texts are in
    /// <c>texts.json</c> at the mount; a key that no page shows fails the start.
    /// </summary>
    public IDictionary<string, IDictionary<string, string>> Texts { get; } =
        new Dictionary<string, IDictionary<string, string>>(StringComparer.Ordinal);

    internal IEnumerable<string> Errors()
    {
        foreach (var error in Rules.Errors().Concat(Limits.Errors()))
        {
            yield return error;
        }

        foreach (var (option, name) in Names())
        {
            if (!ShownName.TryRead(name, out _))
            {
                yield return $"{option} must have {ShownName.Rule}.";
            }
        }

        if (FirstAdministrator is { } first)
        {
            if (first.Email?.Trim() is not { } email || !EmailAddress.LooksRight(email))
            {
                yield return "FirstAdministrator.Email must be an e-mail.";
            }

            if (PasswordText.WhyNot(first.Password) is { } why)
            {
                yield return $"FirstAdministrator.Password {why}";
            }
        }

        if (ProjectLanguage is not ("en" or "ru"))
        {
            yield return "ProjectLanguage must be en or ru.";
        }

        foreach (var error in AccountErrors())
        {
            yield return error;
        }

        foreach (var error in PageTexts.Errors(Texts))
        {
            yield return error;
        }
    }

    private IEnumerable<string> AccountErrors()
    {
        if (PublicAddress is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0))
        {
            yield return "PublicAddress must be an http or https address without query and fragment, such as https://shop.example/chat.";
        }

        if (GivenPasswordLife < Duration.FromHours(1) || GivenPasswordLife > Duration.FromDays(30))
        {
            yield return "GivenPasswordLife must be 1 hour to 30 days.";
        }

        if (SecretKeys.Any(key => !SecretBox.IsKey(key)))
        {
            yield return "SecretKeys must be 32 bytes each as Base64, as \"openssl rand -base64 32\" gives them.";
        }
    }

    private IEnumerable<(string Option, string? Name)> Names() =>
    [
        (nameof(ProjectName), ProjectName),
        .. FirstAdministrator is { } first
            ? new (string, string?)[] { ("FirstAdministrator.FirstName", first.FirstName), ("FirstAdministrator.LastName", first.LastName) }
            : [],
    ];
}
