using Microsoft.Extensions.Configuration;

namespace MultiChat.Mail;

/// <summary>Every option has a key in the configuration, and every key is an option.</summary>
public sealed class SmtpSectionTests
{
    [Fact]
    public void Every_option_is_read()
    {
        var read = Read(new()
        {
            ["Host"] = "smtp.example.com", ["Port"] = "587", ["Security"] = "StartTls", ["UserName"] = "desk", ["Password"] = "s3cret",
            ["From"] = "desk@shop.example", ["FromName"] = "Лавка", ["ReplyTo"] = "help@shop.example", ["Timeout"] = "00:01:30",
        });

        read.Should().BeEquivalentTo(new SmtpOptions
        {
            Host = "smtp.example.com", Port = 587, Security = SmtpSecurity.StartTls, UserName = "desk", Password = "s3cret",
            From = "desk@shop.example", FromName = "Лавка", ReplyTo = "help@shop.example", Timeout = TimeSpan.FromSeconds(90),
        });
    }

    [Fact]
    public void No_option_was_forgotten()
    {
        var names = typeof(SmtpOptions).GetProperties().Select(option => option.Name).Except([nameof(SmtpOptions.GetAccessTokenAsync)]);

        var read = () => Read(new() { ["Hots"] = "smtp.example.com" });

        read.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain($"there are {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
    }

    [Theory]
    [InlineData("host", "smtp.example.com")]
    [InlineData("HOST", "smtp.example.com")]
    public void Keys_are_as_in_every_configuration(string key, string host) => Read(new() { [key] = host }).Host.Should().Be(host);

    [Theory]
    [InlineData("Hots", "smtp.example.com", "Smtp:Hots is no option; there are From, FromName, Host")]
    [InlineData("GetAccessTokenAsync", "token", "Smtp:GetAccessTokenAsync is no option")]
    [InlineData("Roots", "all", "Smtp:Roots is no option")]
    [InlineData("Port", "smtps", "Smtp:Port must be a whole number.")]
    [InlineData("Security", "Ssl", "Smtp:Security must be Tls, StartTls or None.")]
    [InlineData("Security", "1", "Smtp:Security must be Tls, StartTls or None.")]
    [InlineData("Timeout", "30", "Smtp:Timeout must be a duration such as 00:00:30.")]
    [InlineData("Timeout", "00:30", "Smtp:Timeout must be a duration such as 00:00:30.")]
    [InlineData("Host:Name", "smtp.example.com", "Smtp:Host is one value and no section.")]
    [InlineData("", "smtp.example.com", "Smtp is a section and no value.")]
    public void What_is_no_option_is_named(string key, string value, string said)
    {
        var read = () => Read(new() { [key] = value });

        read.Should().Throw<InvalidOperationException>().Which.Message.Should().StartWith("The configuration of MultiChat's mails is wrong. ").And.Contain(said);
    }

    [Fact]
    public void No_value_is_repeated()
    {
        var read = () => Read(new() { ["Pasword"] = "s3cret", ["Port"] = "s3cret", ["Security"] = "s3cret", ["Timeout"] = "s3cret" });

        read.Should().Throw<InvalidOperationException>().Which.Message.Should().NotContain("s3cret").And.Contain("Smtp:Timeout");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_value_is_none(string? empty)
    {
        var read = Read(new()
        {
            ["Host"] = empty, ["Port"] = empty, ["Security"] = empty, ["UserName"] = empty, ["Password"] = empty,
            ["From"] = empty, ["FromName"] = empty, ["ReplyTo"] = empty, ["Timeout"] = empty,
        });

        read.Should().BeEquivalentTo(new SmtpOptions());
    }

    private static SmtpOptions Read(Dictionary<string, string?> settings)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Smtp:{setting.Key}".TrimEnd(':'), setting.Value)))
            .Build()
            .GetSection("Smtp");
        var options = new SmtpOptions();
        SmtpSection.Bind(section, options);
        return options;
    }
}
