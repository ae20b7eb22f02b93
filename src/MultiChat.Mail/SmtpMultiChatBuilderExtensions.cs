using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MultiChat;
using MultiChat.Mail;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a chat send mails.</summary>
public static class SmtpMultiChatBuilderExtensions
{
    /// <summary>Sends the chat's mails by a mail server. May be called again; all choices count. An <see cref="IMailSender"/> of the host's own stays.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="configure">Chooses the server and whom mails are from. It is checked at start.</param>
    public static MultiChatBuilder AddSmtp(this MultiChatBuilder builder, Action<SmtpOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<SmtpOptions>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmtpOptions>, SmtpOptionsCheck>());
        services.TryAddSingleton<IMailSender>(provider => new SmtpSender(
            provider.GetRequiredService<IOptions<SmtpOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<SmtpSender>>() ?? NullLogger<SmtpSender>.Instance));
        return builder;
    }

    /// <summary>Sends the chat's mails as a section of the configuration says: <c>.AddSmtp(builder.Configuration.GetSection("Smtp"))</c>.</summary>
    /// <remarks>
    /// Every option but <see cref="SmtpOptions.GetAccessTokenAsync"/> has the key of its name; a timeout is written <c>00:00:30</c>. A key that is no
    /// option fails the start by its name. Read once.
    /// </remarks>
    /// <param name="builder">The chat.</param>
    /// <param name="configuration">The section, all of which is about mails.</param>
    /// <param name="configure">Chooses options in code, after the section; null for none.</param>
    public static MultiChatBuilder AddSmtp(this MultiChatBuilder builder, IConfiguration configuration, Action<SmtpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.AddSmtp(options =>
        {
            SmtpSection.Bind(configuration, options);
            configure?.Invoke(options);
        });
    }
}
