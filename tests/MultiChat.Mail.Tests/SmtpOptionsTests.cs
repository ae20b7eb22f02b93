using Microsoft.Extensions.Options;

namespace MultiChat.Mail;

/// <summary>What is wrong is told before the first mail, with what to write instead.</summary>
public sealed class SmtpOptionsTests
{
    [Fact]
    public void A_server_and_a_sender_are_enough() => Errors(_ => { }).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("smtp.example.com:465")]
    [InlineData("https://smtp.example.com")]
    [InlineData("smtp example com")]
    public void A_host_is_a_name(string? host) =>
        Errors(o => o.Host = host!).Should().Equal("SmtpOptions.Host must be the name of your mail server, such as smtp.example.com, without a scheme or a port.");

    [Theory]
    [InlineData("localhost")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("почта.example")]
    public void Or_an_address(string host) => Errors(o => o.Host = host).Should().BeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void A_port_is_one_that_there_is(int port) => Errors(o => o.Port = port).Should().Equal("SmtpOptions.Port must be 1 to 65,535.");

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    public void Its_bounds_count(int port) => Errors(o => o.Port = port).Should().BeEmpty();

    [Fact]
    public void Security_is_one_of_three() =>
        Errors(o => o.Security = (SmtpSecurity)3).Should().Equal("SmtpOptions.Security must be Tls, StartTls or None.");

    [Theory]
    [InlineData(465, SmtpSecurity.Tls)]
    [InlineData(587, SmtpSecurity.StartTls)]
    [InlineData(25, SmtpSecurity.StartTls)]
    public void Where_it_is_not_chosen_the_port_says_it(int port, SmtpSecurity security) =>
        new SmtpOptions { Port = port }.ChosenSecurity.Should().Be(security);

    [Theory]
    [InlineData(0.999)]
    [InlineData(120.001)]
    [InlineData(-1)]
    public void A_timeout_has_bounds(double seconds) =>
        Errors(o => o.Timeout = TimeSpan.FromSeconds(seconds)).Should().Equal("SmtpOptions.Timeout must be 1 to 120 seconds.");

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    public void Which_count(double seconds) => Errors(o => o.Timeout = TimeSpan.FromSeconds(seconds)).Should().BeEmpty();

    [Fact]
    public void Who_signs_in_has_a_password_or_a_token() =>
        Errors(o => o.UserName = "desk").Should().Equal("SmtpOptions.UserName needs Password or GetAccessTokenAsync beside it.");

    [Fact]
    public void Not_both()
    {
        var errors = Errors(o => (o.UserName, o.Password, o.GetAccessTokenAsync) = ("desk", "s3cret", _ => ValueTask.FromResult("token")));

        errors.Should().Equal("SmtpOptions has Password and GetAccessTokenAsync. Set the one that your mail server wants.");
    }

    [Fact]
    public void A_password_has_somebody_whose_it_is() =>
        Errors(o => o.Password = "s3cret").Should().Equal("SmtpOptions.Password and GetAccessTokenAsync need UserName beside them.");

    [Fact]
    public void So_has_a_token() =>
        Errors(o => o.GetAccessTokenAsync = _ => ValueTask.FromResult("token")).Should().Equal("SmtpOptions.Password and GetAccessTokenAsync need UserName beside them.");

    [Theory]
    [InlineData("smtp.example.com", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("localhost.example.com", false)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    public void A_password_goes_in_the_clear_within_one_machine_only(string host, bool allowed)
    {
        var errors = Errors(o => (o.Host, o.Security, o.UserName, o.Password) = (host, SmtpSecurity.None, "desk", "s3cret"));

        errors.Should().Equal(allowed
            ? []
            : ["SmtpOptions.Security is None, which would send UserName and what proves it in the clear. Choose Tls or StartTls, or leave UserName out."]);
    }

    [Fact]
    public void A_token_does_not_either() =>
        Errors(o => (o.Security, o.UserName, o.GetAccessTokenAsync) = (SmtpSecurity.None, "desk", _ => ValueTask.FromResult("token")))
            .Should().ContainSingle().Which.Should().Contain("in the clear");

    [Fact]
    public void Without_a_sign_in_nothing_need_be_encrypted() => Errors(o => o.Security = SmtpSecurity.None).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("desk")]
    [InlineData("Shop <desk@shop.example>")]
    [InlineData("desk@shop.example, eve@evil.example")]
    [InlineData("desk@shop.example\r\nBcc: eve@evil.example")]
    [InlineData("desk@")]
    [InlineData("@shop.example")]
    [InlineData("<desk@shop.example>")]
    public void From_is_an_address(string? from) =>
        Errors(o => o.From = from!).Should().Equal("SmtpOptions.From must be an address such as desk@shop.example; a name goes into FromName.");

    [Theory]
    [InlineData("desk@лавка.рф")]
    [InlineData("лавка@лавка.рф")]
    [InlineData("desk+chat@xn--80aaf6ac.xn--p1ai")]
    public void In_any_script(string from) => Errors(o => o.From = from).Should().BeEmpty();

    [Fact]
    public void So_is_where_answers_go() =>
        Errors(o => o.ReplyTo = "help").Should().Equal("SmtpOptions.ReplyTo must be an address such as desk@shop.example.");

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Errors(o => (o.Host, o.Port, o.From) = ("", 0, "")).Should().HaveCount(3);

    private static IEnumerable<string> Errors(Action<SmtpOptions> configure)
    {
        var options = new SmtpOptions { Host = "smtp.example.com", From = "desk@shop.example" };
        configure(options);
        return new SmtpOptionsCheck().Validate(Options.DefaultName, options).Failures ?? [];
    }
}
