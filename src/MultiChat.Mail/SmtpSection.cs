using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MultiChat.Mail;

/// <summary>Reads the options from a section of the configuration. Knows each by name, so that a trimmed app has them too.</summary>
internal static class SmtpSection
{
    private static readonly Dictionary<string, SmtpKey> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(SmtpOptions.Host)] = SmtpKey.Text((options, text) => options.Host = text ?? ""),
        [nameof(SmtpOptions.Port)] = new("a whole number", TrySetPort),
        [nameof(SmtpOptions.Security)] = new("Tls, StartTls or None", TrySetSecurity),
        [nameof(SmtpOptions.UserName)] = SmtpKey.Text((options, text) => options.UserName = text),
        [nameof(SmtpOptions.Password)] = SmtpKey.Text((options, text) => options.Password = text),
        [nameof(SmtpOptions.From)] = SmtpKey.Text((options, text) => options.From = text ?? ""),
        [nameof(SmtpOptions.FromName)] = SmtpKey.Text((options, text) => options.FromName = text),
        [nameof(SmtpOptions.ReplyTo)] = SmtpKey.Text((options, text) => options.ReplyTo = text),
        [nameof(SmtpOptions.Timeout)] = new("a duration such as 00:00:30", TrySetTimeout),
    };

    /// <exception cref="InvalidOperationException">A key is no option, or a value is not of its option's kind; all are named.</exception>
    public static void Bind(IConfiguration section, SmtpOptions options)
    {
        var errors = ErrorsOf(section, options).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"The configuration of MultiChat's mails is wrong. {string.Join(' ', errors)}");
        }
    }

    private static IEnumerable<string> ErrorsOf(IConfiguration section, SmtpOptions options)
    {
        if (section is IConfigurationSection { Value.Length: > 0 } whole)
        {
            yield return $"{whole.Path} is a section and no value.";
        }

        foreach (var written in section.GetChildren())
        {
            if (!Keys.TryGetValue(written.Key, out var key))
            {
                yield return $"{written.Path} is no option; there are {string.Join(", ", Keys.Keys.Order(StringComparer.Ordinal))}.";
            }
            else if (written.GetChildren().Any())
            {
                yield return $"{written.Path} is one value and no section.";
            }
            else if (!key.TrySet(options, written.Value ?? ""))
            {
                yield return $"{written.Path} must be {key.Example}.";
            }
        }
    }

    private static bool TrySetPort(SmtpOptions options, string text)
    {
        var isNumber = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var port);
        options.Port = isNumber ? port : options.Port;
        return isNumber || text.Length == 0;
    }

    private static bool TrySetSecurity(SmtpOptions options, string text)
    {
        SmtpSecurity? named = Enum.GetValues<SmtpSecurity>().Cast<SmtpSecurity?>()
            .FirstOrDefault(security => string.Equals(security.ToString(), text, StringComparison.OrdinalIgnoreCase));
        options.Security = named;
        return named is not null || text.Length == 0;
    }

    private static bool TrySetTimeout(SmtpOptions options, string text)
    {
        var isTime = TimeSpan.TryParseExact(text, @"h\:mm\:ss", CultureInfo.InvariantCulture, out var timeout);
        options.Timeout = isTime ? timeout : options.Timeout;
        return isTime || text.Length == 0;
    }
}
