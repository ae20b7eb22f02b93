using MultiChat.Clients;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance;

/// <summary>Equality by content of records whose lists and bytes are not equal by themselves.</summary>
internal static class Likeness
{
    private static readonly byte[] NoBytes = [];

    public static void CheckLike(this Message? actual, Message? expected, string what) => Check.That(
        actual is null
            ? expected is null
            : expected is not null
                && actual with { ContentHash = NoBytes } == expected with { ContentHash = NoBytes }
                && actual.ContentHash.AsSpan().SequenceEqual(expected.ContentHash),
        $"{what} is <{expected}>, not <{actual}>");

    public static void CheckLike(this Client? actual, Client expected, string what)
    {
        Check.Equal(Flat(expected), Flat(Check.Found(actual, what)), what);
        Check.Sequence(expected.Card.Fields, actual.Card.Fields, $"the own fields of {what}");
    }

    public static void CheckLike(this LogItem actual, LogItem expected, string what)
    {
        Check.Equal(expected.Entry, actual.Entry, what);
        actual.Message.CheckLike(expected.Message, $"the message joined to {what}");
    }

    public static void CheckLike(this IReadOnlyList<LogItem> actual, IReadOnlyList<LogItem> expected, string what)
    {
        Check.Sequence(expected.Select(item => item.Entry), actual.Select(item => item.Entry), what);
        for (var i = 0; i < expected.Count; i++)
        {
            actual[i].CheckLike(expected[i], $"{what}, item {i}");
        }
    }

    public static void CheckLike(this DialogRow? actual, DialogRow expected, string what)
    {
        var row = Check.Found(actual, what);
        Check.Equal(expected.Dialog, row.Dialog, $"the dialog of {what}");
        row.Client.CheckLike(expected.Client, $"the client of {what}");
        row.Last.CheckLike(expected.Last, $"the last message of {what}");
        Check.Equal(expected.InquiryNumber, row.InquiryNumber, $"the inquiry number of {what}");
        Check.Equal(expected.ClientInquiryNumber, row.ClientInquiryNumber, $"the inquiry number for the client of {what}");
        Check.Equal(expected.Class, row.Class, $"the class of {what}");
        Check.Equal(expected.ReadClientMessages, row.ReadClientMessages, $"the read mark of {what}");
    }

    public static void CheckLike(this Member? actual, Member expected, string what)
    {
        // The store gives the versions.
        var given = expected with
        {
            Version = Check.Found(actual, what).Version, SecurityVersion = actual.SecurityVersion, SessionsSince = actual.SessionsSince,
        };
        Check.Equal(given with { Groups = [] }, actual with { Groups = [] }, what);
        Check.Same(expected.Groups, actual.Groups, $"the groups of {what}");
    }

    public static void CheckLike(this Account? actual, Account expected, string what)
    {
        // The store gives the version.
        Check.Equal(Flat(expected) with { Version = Check.Found(actual, what).Version }, Flat(actual), what);
        Check.Sequence(CodesOf(expected), CodesOf(actual), $"the recovery codes of {what}");
        CheckOpens(expected.Security.PasswordOpens, actual.Security.PasswordOpens, $"what the password of {what} opens");
        CheckOpens(expected.Security.Link?.Opens, actual.Security.Link?.Opens, $"what the link of {what} opens");
    }

    public static void CheckLike(this Site? actual, Site expected, string what)
    {
        // The store gives the version.
        var given = expected with { Version = Check.Found(actual, what).Version };
        Check.Equal(given with { AllowedOrigins = [] }, actual with { AllowedOrigins = [] }, what);
        Check.Sequence(expected.AllowedOrigins, actual.AllowedOrigins, $"the origins of {what}");
    }

    public static void CheckLike(this Session? actual, Session expected, string what)
    {
        Check.Equal(
            expected with { TokenHash = NoBytes, Memberships = [] }, Check.Found(actual, what) with { TokenHash = NoBytes, Memberships = [] }, what);
        Check.Same(expected.Memberships, actual.Memberships, $"the memberships of {what}");
        Check.That(actual.TokenHash.AsSpan().SequenceEqual(expected.TokenHash), $"the hash of {what} is kept");
    }

    private static void CheckOpens(IReadOnlyList<MemberId>? expected, IReadOnlyList<MemberId>? actual, string what)
    {
        Check.Equal(expected is null, actual is null, $"{what}: everything");
        Check.Sequence(expected ?? [], actual ?? [], what);
    }

    private static Account Flat(Account account) => account with { Security = Flat(account.Security) };

    private static AccountSecurity Flat(AccountSecurity security) => security with
    {
        PasswordOpens = null,
        Link = security.Link is { } link ? link with { Opens = null } : null,
        Factor = security.Factor is { } factor ? factor with { RecoveryCodes = [] } : null,
    };

    private static IReadOnlyList<string> CodesOf(Account account) => account.Security.Factor?.RecoveryCodes ?? [];

    private static Client Flat(Client client) => client with { Card = client.Card with { Fields = [] } };
}
