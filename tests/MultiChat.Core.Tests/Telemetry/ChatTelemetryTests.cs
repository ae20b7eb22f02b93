using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiChat.Telemetry;

public sealed class ChatTelemetryTests
{
    [Fact]
    public async Task Commands_are_activities_and_figures_that_tell_no_texts_and_no_names()
    {
        var told = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => told.Enqueue($"{activity.OperationName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var figures = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ChatTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        figures.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        figures.SetMeasurementEventCallback<double>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        figures.Start();

        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "A secret text");
        var late = () => chat.Desk.TakeAsync(boris, dialog, Desk.Saw(null)).AsTask();
        await late.Should().ThrowAsync<Refusal>();
        var sales = (await chat.Engine.Admin.AddGroupAsync(chat.Project.Id, "Sales")).Id;
        var answer = await chat.AnswerAsync(anna, dialog, "Another", anna.Member);
        await chat.Desk.EditAsync(anna, dialog, answer.Id, "Yet another", revision: 0);
        await chat.Desk.LetGoAsync(anna, dialog, Desk.Saw(anna.Member));
        await chat.Desk.HandOverAsync(anna, dialog, boris.Member, Desk.Saw(null));
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(boris.Member));
        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(boris.Member));
        await chat.Desk.HandOverAsync(anna, dialog, sales, Desk.Saw(boris.Member));

        var project = chat.Project.Id.ToString();
        told.Should().Contain($"multichat.answer [multichat.project, {project}] [multichat.outcome, done] [multichat.attempts, 1]");
        told.Should().Contain($"multichat.take [multichat.project, {project}] [multichat.outcome, not_done] [multichat.attempts, 1]");
        told.Should().Contain("multichat.messages.accepted 1 [multichat.side, visitor]");
        told.Should().Contain("multichat.messages.accepted 1 [multichat.side, desk]");
        foreach (var command in new[] { "say", "answer", "edit", "let_go", "hand_over", "close", "reopen" })
        {
            told.Should().Contain($"multichat.command.duration [multichat.command, {command}] [multichat.outcome, done]");
        }

        told.Count(line => line.StartsWith("multichat.hand_over ", StringComparison.Ordinal)).Should().Be(2, "to an operator and to a group");
        told.Should().NotContain(line => line.Contains("secret") || line.Contains("Anna") || line.Contains("example.org"));
    }
}
