using System.Diagnostics;
using System.Globalization;
using MultiChat.Crash;
using MultiChat.Testing;
using Xunit.Abstractions;

namespace MultiChat.Hosting.Accounts;

/// <summary>
/// A clock tells nobody which e-mails are of the team. MULTICHAT_TIMED_TRIES says how often each e-mail is tried: the fewer, the less it proves.
/// </summary>
[Trait("Kind", "Breadth")]
public sealed class AnswerTimeTests(ITestOutputHelper output)
{
    private const string Known = "Anna@example.org";
    private const string Unknown = "Nobo@example.org";
    private const double MostApart = 0.10;

    // Whoever asks more often has no tries left, or gets no letter.
    private const int RoundsPerDay = 5;

    private static readonly int Tries = int.Parse(Environment.GetEnvironmentVariable("MULTICHAT_TIMED_TRIES") ?? "100", CultureInfo.InvariantCulture);

    [Fact] // T7
    public async Task A_wrong_password_of_a_known_and_of_an_unknown_email_is_answered_after_the_same_time()
    {
        await using var desk = await StartAsync();
        using var browser = desk.Browser();

        await CompareAsync("signing in", desk, Tries, email =>
            Refused.WithAsync("wrong_password", () => AccountHost.SignInAsync(browser, "another password", email)));
    }

    [Fact] // T7
    public async Task A_forgotten_password_of_a_known_and_of_an_unknown_email_is_answered_after_the_same_time()
    {
        await using var desk = await StartAsync();

        // It takes a hundredth of the time, and so is disturbed more.
        await CompareAsync("a forgotten password", desk, 10 * Tries, email => desk.Ada.Rest.PostAsync("v1/password/forgotten", new { email }));
    }

    private async Task CompareAsync(string what, AccountHost desk, int tries, Func<string, Task> askAsync)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal) { [Known] = [], [Unknown] = [] };
        for (var round = -5; round < tries; round++)
        {
            foreach (var email in round % 2 == 0 ? new[] { Known, Unknown } : [Unknown, Known])
            {
                var began = Stopwatch.GetTimestamp();
                await askAsync(email);
                var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;

                // The first ones find the code cold.
                if (round >= 0)
                {
                    times[email].Add(time);
                }

                // No letter is written while the next is timed.
                await desk.Host.Chat.ComeToRestAsync();
            }

            if (round % RoundsPerDay == 0)
            {
                desk.Host.Clock.Advance(TimeSpan.FromDays(1));
                await desk.Host.Chat.ComeToRestAsync();
            }
        }

        var (known, unknown) = (MedianOf(times[Known]), MedianOf(times[Unknown]));
        output.Say($"{what}, {tries} times each: {known:0.000} ms where the e-mail is known, {unknown:0.000} ms where it is not (medians)");
        (known / unknown).Should().BeApproximately(1, MostApart);
    }

    private static double MedianOf(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static Task<AccountHost> StartAsync() => AccountHost.StartAsync(options => options.Limits.SignInsPerMinute = 1_000_000);
}
