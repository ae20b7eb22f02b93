using System.Collections.Concurrent;
using System.Net;
using MultiChat.Hosting.Accounts;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Wire;
using NodaTime;

namespace MultiChat.Hosting;

/// <summary>Nobody guesses a password, and nobody locks its owner out.</summary>
public sealed class PasswordTryTests
{
    private const string Email = "Anna@example.org";

    [Fact]
    public async Task Who_knows_an_email_cannot_lock_its_owner_out()
    {
        await using var host = await StartAsync();
        await FailAsync(host, "198.51.100.1", times: 12);

        await using var anna = await SignInAsync(host, "203.0.113.7");
        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "198.51.100.1"));
    }

    [Fact]
    public async Task Many_networks_together_have_a_hundred_tries_a_day_and_a_known_browser_has_its_own()
    {
        await using var host = await StartAsync();
        var browser = new WireClientOptions { Headers = { ["X-Address"] = "203.0.113.7" } };
        await using (await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser))
        {
        }

        await ExhaustStrangersAsync(host);
        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "192.0.2.1"));
        await using (await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser))
        {
        }

        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "192.0.2.1"));
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await using var stranger = await SignInAsync(host, "192.0.2.1");
    }

    [Fact]
    public async Task The_networks_of_one_ipv6_customer_are_one()
    {
        await using var host = await StartAsync();
        for (var i = 1; i <= 10; i++)
        {
            await FailAsync(host, $"2001:db8:1:1::{i}", times: 1);
        }

        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "2001:db8:1:1::ffff"));
        await using var other = await SignInAsync(host, "2001:db8:1:2::1");
    }

    [Fact]
    public async Task A_known_browser_guesses_no_more_than_a_stranger()
    {
        await using var host = await StartAsync();
        var browser = new WireClientOptions { Headers = { ["X-Address"] = "203.0.113.7" } };
        await using (await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser))
        {
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, "another password", options: browser))));

        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser));
        await using (await SignInAsync(host, "203.0.113.7"))
        {
        }

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await using var again = await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser);
    }

    [Fact]
    public async Task Parallel_tries_cannot_pass_the_limit()
    {
        await using var host = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 15).Select(_ =>
            Refused.WithAsync("wrong_password", () => SignInAsync(host, "198.51.100.1", "another password"))));

        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "198.51.100.1"));
        for (var network = 2; network <= 10; network++)
        {
            await FailAsync(host, $"198.51.100.{network}", times: 10);
        }

        // Of the fifteen, and the right one behind them, ten were taken: with nine networks more it is a hundred.
        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "192.0.2.1"));
    }

    [Fact]
    public async Task A_right_password_forgets_what_was_mistyped_before()
    {
        await using var host = await StartAsync();
        for (var round = 0; round < 2; round++)
        {
            await FailAsync(host, "203.0.113.7", times: 9);
            await using var anna = await SignInAsync(host, "203.0.113.7");
        }
    }

    [Fact]
    public async Task A_new_password_makes_every_browser_a_stranger_and_gives_strangers_their_tries_back()
    {
        await using var host = await StartAsync();
        var browser = new WireClientOptions { Headers = { ["X-Address"] = "203.0.113.7" } };
        await using (await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser))
        {
        }

        await ExhaustStrangersAsync(host);
        await SetPasswordAsync(host, "a new password");
        await using (await SignInAsync(host, "192.0.2.1", "a new password"))
        {
        }

        await ExhaustStrangersAsync(host, firstNetwork: 101);
        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, "a new password", options: browser));
    }

    [Fact]
    public async Task The_browsers_cookie_is_no_session()
    {
        await using var host = await StartAsync();
        var browser = new WireClientOptions();
        await using var anna = await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser);
        var device = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name.EndsWith("-device", StringComparison.Ordinal));
        await anna.SignOutAsync();

        device.HttpOnly.Should().BeTrue();
        device.Value.Should().HaveLength(43, "256 bits");
        browser.Cookies.GetAllCookies().Should().Contain(cookie => cookie.Name == device.Name, "signing out leaves it");
        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/session"));
        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/p/main"));
    }

    [Fact]
    public async Task Another_members_browser_is_a_stranger()
    {
        await using var host = await StartAsync();
        var boris = new WireClientOptions { Headers = { ["X-Address"] = "203.0.113.7" } };
        await using (await OperatorClient.SignInAsync(host.Mount, "Boris@example.org", TestHost.Password, options: boris))
        {
        }

        await ExhaustStrangersAsync(host);

        await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: boris));
    }

    [Fact]
    public async Task A_known_and_an_unknown_email_go_the_same_ways_through_the_store()
    {
        var calls = new ConcurrentQueue<string>();
        await using var host = await StartAsync(new InterceptedStorage(new InMemoryStorage(), new CallNames(calls)));
        var browser = new WireClientOptions();
        await using (await OperatorClient.SignInAsync(host.Mount, Email, TestHost.Password, options: browser))
        {
        }

        var ways = new List<string>();
        foreach (var email in new[] { Email, "nobody@example.org", "\0", new string('x', 300) })
        {
            calls.Clear();
            await Refused.WithAsync("wrong_password", () => OperatorClient.SignInAsync(host.Mount, email, "another password", options: browser));
            ways.Add(string.Join(' ', calls.Where(call => !call.EndsWith(".FindAsync", StringComparison.Ordinal))));
        }

        ways.Should().AllBe("Accounts.FindDeviceAsync Accounts.TakeTryAsync");
    }

    [Fact]
    public async Task A_storage_without_the_book_counts_by_the_account_alone()
    {
        await using var host = await StartAsync(new Bookless(new InMemoryStorage()));
        await FailAsync(host, "198.51.100.1", times: 10);

        await Refused.WithAsync("wrong_password", () => SignInAsync(host, "203.0.113.7"));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await using var anna = await SignInAsync(host, "203.0.113.7");
    }

    private static Task<TestHost> StartAsync(ChatStorage? storage = null) => TestHost.StartAsync(
        options => options.Limits.SignInsPerMinute = 10_000,
        add: chat =>
        {
            if (storage is not null)
            {
                chat.Services.AddSingleton(storage);
            }
        },
        before: app => app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Address"] is [{ } address, ..])
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            }

            return next();
        }));

    private static Task<OperatorClient> SignInAsync(TestHost host, string address, string password = TestHost.Password) =>
        OperatorClient.SignInAsync(host.Mount, Email, password, options: new WireClientOptions { Headers = { ["X-Address"] = address } });

    /// <summary>Takes tries as wrong passwords do, without the time that hashing them takes.</summary>
    private static async Task FailAsync(TestHost host, string address, int times)
    {
        var account = await host.Chat.Storage.Accounts.FindAsync(Email, CancellationToken.None);
        var place = new SignInPlace { Network = Limits.NetworkOf(IPAddress.Parse(address)) };
        for (var i = 0; i < times; i++)
        {
            await new SignInTries(host.Chat).TakeAsync(Email, account, account!.PasswordHash!, place, CancellationToken.None);
        }
    }

    private static async Task ExhaustStrangersAsync(TestHost host, int firstNetwork = 1)
    {
        for (var network = firstNetwork; network < firstNetwork + 10; network++)
        {
            await FailAsync(host, $"198.51.100.{network}", times: 10);
        }
    }

    private static Task SetPasswordAsync(TestHost host, string password)
    {
        var anna = host.Chat.Admin.Projects[0].Members.Single(member => string.Equals(member.Email, Email, StringComparison.Ordinal));
        return host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(anna, password);
    }

    private sealed class CallNames(ConcurrentQueue<string> calls) : IStoreInterceptor
    {
        public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            if (call.Name.StartsWith("Accounts.", StringComparison.Ordinal))
            {
                calls.Enqueue(call.Name);
            }

            return inner(cancellation);
        }
    }

    /// <summary>A third party's storage that knows nothing of the sign-in book.</summary>
    private sealed class Bookless(ChatStorage inner) : DelegatingStorage(inner)
    {
        public override IAccountStore Accounts { get; } = new Plain(inner.Accounts);

        private sealed class Plain(IAccountStore inner) : IAccountStore
        {
            public Task<Account?> FindAsync(string email, CancellationToken cancellation) => inner.FindAsync(email, cancellation);

            public Task SaveAsync(Account account, CancellationToken cancellation) => inner.SaveAsync(account, cancellation);

            public Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
                inner.TakePasswordTryAsync(account, now, window, limit, cancellation);

            public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) =>
                inner.AddSessionAsync(session, rightPassword, cancellation);

            public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) =>
                inner.FindSessionAsync(tokenHash, end, cancellation);
        }
    }
}
