using System.Text;
using System.Text.RegularExpressions;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>
/// Who gets in where (rule T1): every request of the desk's table by everybody, compared with a file that people review. What a request would then
/// answer is not looked at: it is given nothing.
/// </summary>
public sealed partial class RightsMatrixTests
{
    private static readonly string[] Closed = ["not_signed_in", "forbidden"];

    [Fact]
    public async Task Everybody_gets_in_where_the_reviewed_table_says()
    {
        await using var host = await TestHost.StartAsync();
        var other = await host.Chat.Admin.CreateProjectAsync("other", "Other");
        var callers = new List<(string Name, WireRest Door)>
        {
            ("nobody", new WireRest(host.Mount)),
            ("visitor", (await host.VisitorAsync()).Rest),
            ("operator", await SignedInAsync(host, host.Project, "o", Rights.Operator)),
            ("journal", await SignedInAsync(host, host.Project, "j", Rights.Journal)),
            ("settings", await SignedInAsync(host, host.Project, "s", Rights.ProjectSettings)),
            ("administrator", await SignedInAsync(host, host.Project, "a", Rights.Administrator)),
            ("other project's", await SignedInAsync(host, other, "x", Rights.Administrator | Rights.Operator)),
        };

        var table = new StringBuilder();
        table.AppendLine($"{"",-48}{string.Concat(callers.Select(caller => $"{caller.Name,-16}"))}".TrimEnd());
        foreach (var method in host.App.Services.GetRequiredService<DeskMethods>().All.Where(method => method.Verb is not null))
        {
            var answers = new List<string>();
            foreach (var (name, rest) in callers)
            {
                answers.Add(await AskAsync(rest, method, isStranger: name == "other project's"));
            }

            table.AppendLine($"{$"{method.Verb} {method.Path}",-48}{string.Concat(answers.Select(answer => $"{answer,-16}"))}".TrimEnd());
        }

        table.ToString().ReplaceLineEndings("\n").Should().Be(File.ReadAllText(Repository.PathOf("tests", "vectors", "rights.txt")));
    }

    [Fact]
    public async Task The_hub_lets_everybody_in_where_their_requests_are()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var right in new[] { Rights.Operator, Rights.Journal, Rights.ProjectSettings, Rights.Administrator })
        {
            using var rest = await SignedInAsync(host, host.Project, $"{right}", right);
            await using var hub = await HubClient.ConnectAsync(new Uri(host.Mount, "v1/p/main/hub"), new WireClientOptions { Cookies = rest.Cookies });
            foreach (var method in host.App.Services.GetRequiredService<DeskMethods>().All)
            {
                var expected = method.Verb is null ? (right is Rights.Operator or Rights.Administrator ? "in" : "forbidden") : await AskAsync(rest, method, isStranger: false);

                (await CallAsync(hub, method)).Should().Be(expected, $"{method.Name} by {right}");
            }
        }
    }

    private static async Task<string> CallAsync(HubClient hub, DeskMethod method)
    {
        try
        {
            await hub.CallAsync(method.Name, new { });
            return "in";
        }
        catch (WireRefusedException refused)
        {
            return Closed.Contains(refused.Code) ? refused.Code : "in";
        }
    }

    private static async Task<WireRest> SignedInAsync(TestHost host, Projects.Project project, string name, Rights rights)
    {
        var member = await host.Chat.Admin.AddMemberAsync(project.Id, $"{name}@example.org", name, "-", rights);
        await host.App.Services.GetRequiredService<OperatorAccounts>().SetPasswordAsync(member, TestHost.Password);
        var rest = new WireRest(host.Mount);
        await rest.PostAsync("v1/session", new { email = $"{name}@example.org", password = TestHost.Password });
        return rest;
    }

    private static async Task<string> AskAsync(WireRest rest, DeskMethod method, bool isStranger)
    {
        var path = PathParameter().Replace($"v1/p/main/{method.Path}", Guid.Empty.ToString()).TrimEnd('/');
        try
        {
            _ = method.Verb switch
            {
                "GET" => await rest.GetAsync(path),
                "POST" => await rest.PostAsync(path, new { }),
                _ => await rest.PutAsync(path, new { }),
            };
            return "in";
        }
        catch (WireRefusedException refused)
        {
            return Closed.Contains(refused.Code) || isStranger ? refused.Code : "in";
        }
    }

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathParameter();
}
