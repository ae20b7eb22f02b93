using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Configuration;
using MultiChat.Letters;
using MultiChat.Team;

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
    /// Own wording of the pages: by language, then by key. <c>ru</c> and <c>en</c> are inside and are worded anew key by key; any other BCP 47
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

        foreach (var error in PageTexts.Errors(Texts))
        {
            yield return error;
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
