using System.Globalization;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>What every transaction relies on: set once in a session that is this host's own, or anew in each transaction where it is lent.</summary>
/// <remarks>
/// Never sent when connecting: a pooler refuses what it does not know, or drops it silently. One plan for all values, and by an index
/// wherever there is one: statistics that lag behind a growing table must not turn a page into a scan. No compiling of short queries.
/// </remarks>
/// <param name="schema">A checked name.</param>
/// <param name="host">Marks the changes of this host.</param>
internal sealed class SessionSettings(string schema, Guid host)
{
    private const string StatementTimeout = "statement_timeout";

    /// <summary>No statement takes longer at the server, should this side be gone.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly (string Name, string Value)[] _settings =
    [
        ("search_path", schema),
        ("plan_cache_mode", "force_generic_plan"),
        ("enable_seqscan", "off"),
        ("jit", "off"),
        ("multichat.host", host.ToString()),
        (StatementTimeout, string.Create(CultureInfo.InvariantCulture, $"{Longest.TotalSeconds}s")),
    ];

    /// <summary>Sets all for the session.</summary>
    public string InSession => $"SELECT {Sets(_settings, isLocal: false)}";

    /// <summary>Sets all for the transaction, without a result.</summary>
    public string InTransaction => $"DO $$BEGIN PERFORM {Sets(_settings, isLocal: true)}; END$$";

    /// <summary>Asks for all, in their order.</summary>
    public string Ask => $"SELECT {string.Join(", ", _settings.Select(setting => $"current_setting('{setting.Name}', true)"))}";

    /// <summary>Sets, for the transaction, how long each statement may take, and what else is not set for the session; with one row.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="isAlone">Whether the transaction has one command, which then may wait for a member before it locks a dialog.</param>
    /// <param name="isOwnSession">Whether the rest is set for the session.</param>
    public Statement WithPatience(TimeSpan patience, bool isAlone, bool isOwnSession)
    {
        var rest = isOwnSession ? "" : $"{Sets(_settings.SkipLast(1), isLocal: true)}, ";
        return new Statement($"SELECT {rest}set_config('{StatementTimeout}', $1, true), set_config('multichat.alone', $2, true)")
            .With(((long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)).With(isAlone ? "on" : "");
    }

    /// <summary>The first that is not as it was set, or null.</summary>
    /// <param name="values">What <see cref="Ask"/> gave.</param>
    public string? FirstLost(IReadOnlyList<string?> values) =>
        _settings.Where((setting, number) => setting.Value != values[number]).Select(setting => setting.Name).FirstOrDefault();

    private static string Sets(IEnumerable<(string Name, string Value)> settings, bool isLocal) =>
        string.Join(", ", settings.Select(setting => $"set_config('{setting.Name}', '{setting.Value}', {(isLocal ? "true" : "false")})"));
}
