using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Wire;
using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Post;

/// <summary>Writes letters in the project's language: the same words as text and as HTML. What people have entered is text in both.</summary>
internal sealed class LetterWriter(Texts texts, MultiChatOptions options, ConsoleAddress console)
{
    /// <summary>With a password that is made for it.</summary>
    public MailMessage WithPassword(Member member, Project project, LetterKind kind, string password) => Write(
        member,
        project,
        kind == LetterKind.NewPassword ? "letter.newPassword" : "letter.welcome",
        [
            "letter.password.login\nletter.password.password\nletter.password.open", "letter.password.after",
        ],
        ("login", member.Email),
        ("password", password),
        ("link", console.Console),
        ("hours", options.GivenPasswordLife.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)));

    /// <summary>To somebody who has a password of their own.</summary>
    public MailMessage OfJoining(Member member, Project project) => Write(
        member, project, "letter.joined", ["letter.joined.open"], ("login", member.Email), ("link", console.Console));

    /// <summary>With a link by which a password is chosen.</summary>
    public MailMessage WithLink(Member member, Project project, string token) => Write(
        member,
        project,
        "letter.forgotten",
        ["letter.forgotten.open", "letter.forgotten.after"],
        ("login", member.Email),
        ("link", console.PasswordLink(token)),
        ("minutes", AccountLinks.MailedLife.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)));

    private MailMessage Write(Member member, Project project, string kind, string[] rest, params (string Name, string Value)[] own)
    {
        var words = WordsIn(project.Language);
        (string Name, string Value)[] values = [.. own, ("name", member.DisplayName), ("project", project.Name)];
        string[] paragraphs =
        [
            .. new[] { "letter.greeting", $"{kind}.text" }.Concat(rest).Append("letter.end")
                .Select(keys => string.Join('\n', keys.Split('\n').Select(key => Filled(words(key), values)))),
        ];
        return new MailMessage
        {
            To = member.Email,
            ToName = member.DisplayName,
            Subject = Filled(words($"{kind}.subject"), values).ReplaceLineEndings(" "),
            Text = string.Join("\n\n", paragraphs) + "\n",
            Html = HtmlOf(project.Language, paragraphs),
        };
    }

    private Func<string, string> WordsIn(string language)
    {
        var (_, own) = texts.For([language]);
        var inside = LetterWords.All[language is "ru" ? "ru" : "en"];
        return key => own.TryGetValue(key, out var text) ? text : inside[key];
    }

    /// <summary>In one pass: what a value says is never filled again.</summary>
    private static string Filled(string template, (string Name, string Value)[] values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            var name = end > 0 ? template[(i + 1)..end] : null;
            if (name is not null && Array.Find(values, value => value.Name == name) is { Name: not null } known)
            {
                text.Append(known.Value);
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return text.ToString();
    }

    private static string HtmlOf(string language, string[] paragraphs)
    {
        var html = new StringBuilder($"""
            <!doctype html>
            <html lang="{HtmlEncoder.Default.Encode(language)}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
            <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36em; margin: 24px">

            """);
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>").Append(string.Join("<br>\n", paragraph.Split('\n').Select(LineOf))).Append("</p>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>An address at the end of a line is a link; everything else is text.</summary>
    private static string LineOf(string line)
    {
        var begin = line.LastIndexOf(' ') + 1;
        var word = HtmlEncoder.Default.Encode(line[begin..]);
        return Uri.TryCreate(line[begin..], UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
            ? $"{HtmlEncoder.Default.Encode(line[..begin])}<a href=\"{word}\">{word}</a>"
            : HtmlEncoder.Default.Encode(line);
    }
}
