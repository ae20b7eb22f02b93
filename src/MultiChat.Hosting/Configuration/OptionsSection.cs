using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace MultiChat.Hosting.Configuration;

/// <summary>Reads all options from a section. Knows each type by name, so that a trimmed app has them too.</summary>
internal sealed class OptionsSection
{
    private readonly List<string> _errors = [];

    /// <exception cref="InvalidOperationException">A key is no option, or a value is not of its option's kind; all are named.</exception>
    public static void Bind(IConfiguration section, MultiChatOptions options)
    {
        var reading = new OptionsSection();
        if (section is IConfigurationSection whole)
        {
            reading.RefuseValue(whole);
        }

        reading.Read(options, section, nested => reading.ReadNested(nested, options));
        if (reading._errors.Count > 0)
        {
            throw new InvalidOperationException($"The configuration of MultiChat is wrong. {string.Join(' ', reading._errors)}");
        }
    }

    private bool ReadNested(IConfigurationSection section, MultiChatOptions options)
    {
        if (Is(section, nameof(options.Rules)))
        {
            Read(options.Rules, section);
        }
        else if (Is(section, nameof(options.Limits)))
        {
            Read(options.Limits, section);
        }
        else if (Is(section, nameof(options.Texts)))
        {
            ReadTexts(options.Texts, section);
        }
        else if (Is(section, nameof(options.SecretKeys)))
        {
            ReadKeys(options.SecretKeys, section);
        }
        else if (Is(section, nameof(options.FirstAdministrator)))
        {
            if (section.GetChildren().Any())
            {
                options.FirstAdministrator = (options.FirstAdministrator ?? new FirstAdministrator { Email = "", Password = "" }) with { };
                Read(options.FirstAdministrator, section);
            }
        }
        else
        {
            return false;
        }

        RefuseValue(section);
        return true;
    }

    /// <summary>Those of the section in place of those that there are.</summary>
    private static void ReadKeys(IList<string> keys, IConfigurationSection section)
    {
        keys.Clear();
        foreach (var key in section.GetChildren())
        {
            keys.Add(key.Value ?? "");
        }
    }

    /// <summary>Who writes a value there means something by it, such as "off"; an empty one takes an earlier value back.</summary>
    private void RefuseValue(IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            _errors.Add($"{section.Path} is a section and no value.");
        }
    }

    private void Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        T target, IConfiguration section, Func<IConfigurationSection, bool>? readNested = null)
    {
        var options = typeof(T).GetProperties();
        foreach (var key in section.GetChildren())
        {
            if (readNested?.Invoke(key) == true)
            {
                continue;
            }

            if (Array.Find(options, option => option.CanWrite && Is(key, option.Name)) is { } option)
            {
                ReadValue(target, option, key);
            }
            else
            {
                var names = options.Select(known => known.Name).Order(StringComparer.Ordinal);
                _errors.Add($"{key.Path} is no option; there are {string.Join(", ", names)}.");
            }
        }
    }

    private void ReadValue<T>(T target, PropertyInfo option, IConfigurationSection key)
    {
        var kind = ConfiguredValue.KindOf(option.PropertyType);
        if (key.GetChildren().Any() || kind is null)
        {
            _errors.Add($"{key.Path} is one value and no section.");
        }
        else if (string.IsNullOrEmpty(key.Value))
        {
            if (ConfiguredValue.MayBeNull(option.PropertyType))
            {
                option.SetValue(target, value: null);
            }
            else if (option.PropertyType == typeof(string))
            {
                option.SetValue(target, "");
            }
        }
        else if (kind.Read(key.Value) is { } value)
        {
            option.SetValue(target, value);
        }
        else
        {
            _errors.Add($"{key.Path} must be {kind.Example}.");
        }
    }

    private void ReadTexts(IDictionary<string, IDictionary<string, string>> texts, IConfigurationSection section)
    {
        foreach (var language in section.GetChildren())
        {
            RefuseValue(language);
            if (language.GetChildren().Any() && !texts.ContainsKey(language.Key))
            {
                texts[language.Key] = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            foreach (var text in language.GetChildren())
            {
                if (text.GetChildren().Any())
                {
                    _errors.Add($"{text.Path} is one value and no section.");
                }
                else if (text.Value is null)
                {
                    _errors.Add($"{text.Path} must be a text.");
                }
                else
                {
                    texts[language.Key][text.Key] = text.Value;
                }
            }
        }
    }

    private static bool Is(IConfigurationSection section, string option) => string.Equals(section.Key, option, StringComparison.OrdinalIgnoreCase);
}
