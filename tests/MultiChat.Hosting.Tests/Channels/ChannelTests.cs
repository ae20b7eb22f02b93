using System.Net.Http.Json;
using System.Text.Json;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Testing.Channels;

namespace MultiChat.Hosting.Channels;

public sealed class ChannelTests
{
    [Fact] // H1, H3
    public async Task A_channel_that_the_host_adds_brings_clients_to_the_desk_and_answers_back()
    {
        await using var host = await StartAsync();
        await using var anna = await host.OperatorAsync();
        using var gateway = new HttpClient { BaseAddress = host.Mount };
        var sms = new ReceivedSms("7", "+7 900 000-00-01", "Здравствуйте");
        (await gateway.PostAsJsonAsync("/sms", sms)).EnsureSuccessStatusCode();
        (await gateway.PostAsJsonAsync("/sms", sms)).EnsureSuccessStatusCode();
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var row = anna.Desk.RowsOf("mine")[0];

        await anna.AnswerAsync(DialogOf(row), "Добрый день");

        row.GetProperty("channel").GetString().Should().Be("sms");
        row.GetProperty("messages").GetInt32().Should().Be(1, "a repetition is no second message");
        row.GetProperty("can").GetRawText().Should().Be("""{"send":true,"edit":false,"receipts":false,"length":70}""");
        var sent = await host.App.Services.GetRequiredService<InMemoryChannel>().NextAsync().InTimeAsync();
        (sent.Address.Value, sent.Text, sent.Operator).Should().Be(("+7 900 000-00-01", "Добрый день", "Anna"));
    }

    [Fact] // H1
    public async Task What_a_channel_cannot_do_is_refused_on_the_wire_with_its_code()
    {
        await using var host = await StartAsync();
        await using var anna = await host.OperatorAsync();
        await ReceiveAsync(host, SmsChannel.Sms, "Hello");
        await ReceiveAsync(host, CallChannel.Call, "Call me back");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 2);
        var rows = anna.Desk.RowsOf("mine").ToDictionary(row => row.GetProperty("channel").GetString()!);
        var answer = await anna.AnswerAsync(DialogOf(rows["sms"]), "Good day");

        var tooLong = await Refused.WithAsync("text_too_long", () => anna.AnswerAsync(DialogOf(rows["sms"]), new string('я', 71)));
        await Refused.WithAsync("channel_cannot_edit", () => anna.Hub.CallAsync(
            "Edit", new { dialog = DialogOf(rows["sms"]).Value, id = answer.GetProperty("id").GetGuid(), text = "Good evening", revision = 0 }));
        await Refused.WithAsync("channel_cannot_send", () => anna.AnswerAsync(DialogOf(rows["call"]), "Good day"));

        tooLong.Problem.GetProperty("limit").GetInt32().Should().Be(70);
        rows["call"].GetProperty("can").GetRawText().Should().Be("""{"send":false,"edit":false,"receipts":false,"length":0}""");
    }

    [Fact] // H1
    public async Task The_chat_on_the_site_can_do_everything()
    {
        await using var host = await StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        anna.Desk.RowsOf("mine")[0].GetProperty("can").GetRawText()
            .Should().Be("""{"send":true,"edit":true,"receipts":true,"length":8000}""");
    }

    [Fact]
    public void A_channel_added_twice_is_one()
    {
        var services = new ServiceCollection();

        services.AddMultiChat().AddChannel<CallChannel>().AddChannel<CallChannel>();

        services.BuildServiceProvider().GetServices<IChannel>().Should().ContainSingle();
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        add: chat =>
        {
            chat.Services.AddSingleton(new InMemoryChannel());
            chat.AddChannel<SmsChannel>().AddChannel<CallChannel>();
        },
        before: app => app.MapSms());

    private static async Task ReceiveAsync(TestHost host, ChannelKind kind, string text)
    {
        var site = host.Chat.Admin.Projects[0].Sites[0];
        var from = new ChannelSender
        {
            Project = site.Project,
            Site = site.Id,
            Address = new ChannelAddress { Kind = kind, Value = "+7 900 000-00-01" },
        };
        await host.App.Services.GetRequiredService<ChannelIntake>().ReceiveAsync(from, "1", text);
    }

    private static DialogId DialogOf(JsonElement row) => new(row.GetProperty("id").GetGuid());
}
