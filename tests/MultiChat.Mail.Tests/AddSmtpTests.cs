using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiChat.Hosting;
using MultiChat.Mail.Servers;

namespace MultiChat.Mail;

/// <summary>A host adds mails in one line.</summary>
public sealed class AddSmtpTests
{
    [Fact]
    public async Task A_host_with_wrong_options_does_not_start()
    {
        using var host = HostWith(chat => chat.AddSmtp(o => o.Host = "smtp.example.com"));

        var start = () => host.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("SmtpOptions.From must be an address");
    }

    [Fact]
    public async Task Nor_does_one_with_a_wrong_configuration()
    {
        using var host = HostWith(chat => chat.AddSmtp(Section(("Smtp:Hots", "smtp.example.com"))));

        var start = () => host.StartAsync();

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Smtp:Hots is no option");
    }

    [Fact]
    public void It_may_be_called_again_and_all_choices_count()
    {
        using var host = HostWith(chat => chat
            .AddSmtp(Section(("Smtp:Host", "smtp.example.com"), ("Smtp:From", "desk@shop.example")), o => o.FromName = "Shop")
            .AddSmtp(o => o.From = "chat@shop.example"));

        var options = host.Services.GetRequiredService<IOptions<SmtpOptions>>().Value;
        (options.Host, options.From, options.FromName).Should().Be(("smtp.example.com", "chat@shop.example", "Shop"));
        host.Services.GetServices<IMailSender>().Should().ContainSingle();
        host.Services.GetServices<IValidateOptions<SmtpOptions>>().Where(check => check is SmtpOptionsCheck).Should().ContainSingle();
    }

    [Fact]
    public void Code_has_the_last_word()
    {
        using var host = HostWith(chat => chat.AddSmtp(Section(("Smtp:Host", "configured.example"), ("Smtp:From", "desk@shop.example")), o => o.Host = "coded.example"));

        host.Services.GetRequiredService<IOptions<SmtpOptions>>().Value.Host.Should().Be("coded.example");
    }

    [Fact]
    public void A_sender_of_the_hosts_own_stays()
    {
        var own = new OwnSender();
        using var host = HostWith(chat =>
        {
            chat.Services.AddSingleton<IMailSender>(own);
            chat.AddSmtp(o => (o.Host, o.From) = ("smtp.example.com", "desk@shop.example"));
        });

        host.Services.GetServices<IMailSender>().Should().Equal(own);
    }

    [Fact]
    public async Task A_mail_is_told_to_the_log_without_anything_of_it()
    {
        await using var server = new ScriptedServer();
        using var log = new LogCollector();
        using var host = HostWith(
            chat => chat.AddSmtp(o => (o.Host, o.Port, o.Security, o.From) = ("127.0.0.1", server.Port, SmtpSecurity.None, "desk@shop.example")),
            logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));

        await host.Services.GetRequiredService<IMailSender>().SendAsync(Sent.Mail(), CancellationToken.None).InTimeAsync();

        log.Lines.Should().ContainSingle(line => line.Text.Contains("mail")).Which.Should().Be((LogLevel.Debug, "The mail server took a mail "));
        log.Texts.Should().NotContain(text => text.Contains("anna") || text.Contains("Анна") || text.Contains("s3cret") || text.Contains("desk@"));
    }

    private static IHost HostWith(Action<MultiChatBuilder> configure, Action<ILoggingBuilder>? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        log?.Invoke(builder.Logging);
        configure(builder.Services.AddMultiChatCore());
        return builder.Build();
    }

    private static IConfigurationSection Section(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
        .Build()
        .GetSection("Smtp");

    private sealed class OwnSender : IMailSender
    {
        public Task SendAsync(MailMessage mail, CancellationToken cancellation) => Task.CompletedTask;
    }
}
