using System.Text.Json;

namespace MultiChat.Testing.Wire;

public class DialogViewTests
{
    private readonly DialogView _view = DialogView.OfVisitor(TimeSpan.FromMilliseconds(200));

    [Fact]
    public void A_snapshot_is_shown()
    {
        _view.Show(Json($$"""{"place":{"eventSeq":9,"tag":"nine"},"dialog":{"status":"open"},"marks":{"read":5},"items":[{{Message(9, "a", "Hello")}}],"more":true}"""));

        _view.Place.Should().Be(new ViewPlace { EventSeq = 9, Tag = "nine" });
        _view.Texts.Should().Equal("Hello");
        _view.State!.Value.Text("status").Should().Be("open");
        _view.Marks!.Value.Number("read").Should().Be(5);
        _view.More.Should().BeTrue();
        _view.Snapshots.Should().Be(1);
        _view.Presence.Should().BeNull();
    }

    [Fact]
    public void A_snapshot_without_a_dialog_is_the_beginning()
    {
        _view.Show(Json("""{"place":{"eventSeq":0,"tag":""},"dialog":null,"marks":null,"items":[],"more":false}"""));

        _view.Place.Should().Be(default(ViewPlace));
        _view.State.Should().BeNull();
        _view.Items.Should().BeEmpty();
    }

    [Fact]
    public void A_log_that_begins_at_the_place_is_applied_in_order()
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), Message(2, "b", "Two"))).Should().Be(ViewStep.Applied);

        _view.Texts.Should().Equal("One", "Two");
        _view.Place.Should().Be(new ViewPlace { EventSeq = 2, Tag = "t2" });
        _view.State!.Value.Text("status").Should().Be("open");
    }

    [Fact]
    public void Events_that_may_not_be_seen_move_the_place_only()
    {
        _view.Apply(Log(0, 3)).Should().Be(ViewStep.Applied);

        _view.Items.Should().BeEmpty();
        _view.Place.EventSeq.Should().Be(3);
    }

    [Fact]
    public void A_log_beyond_the_place_asks_for_the_hole_and_changes_nothing()
    {
        _view.Apply(Log(1, 2, Message(2, "b", "Two"))).Should().Be(ViewStep.AskLog);

        _view.Items.Should().BeEmpty();
        _view.Place.EventSeq.Should().Be(0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    public void A_log_that_ends_at_the_place_or_before_it_is_known(int after, int upTo)
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), Message(2, "b", "Two")));

        _view.Apply(Log(after, upTo, Message(upTo, "c", "Again"))).Should().Be(ViewStep.Known);
        _view.Texts.Should().Equal("One", "Two");
        _view.Place.Tag.Should().Be("t2");
    }

    [Fact]
    public void A_log_that_begins_before_the_place_and_ends_after_it_asks_for_the_rest()
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), Message(2, "b", "Two")));

        _view.Apply(Log(1, 3, Message(2, "b", "Two"), Message(3, "c", "Three"))).Should().Be(ViewStep.AskLog);
        _view.Texts.Should().Equal("One", "Two");
    }

    [Fact]
    public void More_is_applied_and_asks_again()
    {
        _view.Apply(Json($$"""{"after":0,"upTo":1,"tag":"t1","items":[{{Message(1, "a", "One")}}],"state":{},"more":true}""")).Should().Be(ViewStep.AskLog);

        _view.Place.EventSeq.Should().Be(1);
        _view.Texts.Should().Equal("One");
    }

    [Fact]
    public void An_unknown_kind_asks_for_a_snapshot_and_changes_nothing()
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), """{"eventSeq":2,"kind":"reaction"}""")).Should().Be(ViewStep.Resync);

        _view.Items.Should().BeEmpty();
        _view.Place.EventSeq.Should().Be(0);
    }

    [Fact]
    public void The_desks_kinds_are_not_the_visitors()
    {
        _view.Apply(Log(0, 1, """{"eventSeq":1,"kind":"taken"}""")).Should().Be(ViewStep.Resync);
        DialogView.OfDesk().Apply(Log(0, 1, """{"eventSeq":1,"kind":"taken"}""")).Should().Be(ViewStep.Applied);
    }

    [Fact]
    public void Resync_asks_for_a_snapshot() => _view.Apply(Json("""{"resync":true}""")).Should().Be(ViewStep.Resync);

    [Fact]
    public void An_edit_gives_its_message_the_new_form_and_is_no_item_itself()
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), Message(2, "b", "Two")));

        _view.Apply(Log(2, 3, Message(3, "a", "Uno", "edited"))).Should().Be(ViewStep.Applied);
        _view.Apply(Log(3, 4, Message(4, "a", "Eins — «ёж»", "edited")));

        _view.Texts.Should().Equal("Eins — «ёж»", "Two");
        _view.Items.Select(item => item.Text("kind")).Should().Equal("message", "message");
        _view.Items[0].Number("eventSeq").Should().Be(1);
        _view.Place.EventSeq.Should().Be(4);
    }

    [Fact]
    public void An_edit_of_a_message_that_is_not_shown_shows_no_message()
    {
        _view.Apply(Log(0, 1, Message(1, "gone", "Uno", "edited"))).Should().Be(ViewStep.Applied);

        _view.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_wait_ends_with_the_change_that_meets_it()
    {
        var waiting = DialogView.OfVisitor() is var view ? view.WaitUntilAsync(v => v.Texts.Contains("Two")) : null!;

        view.Apply(Log(0, 1, Message(1, "a", "One")));
        waiting.IsCompleted.Should().BeFalse();
        view.Apply(Log(1, 2, Message(2, "b", "Two")));

        await waiting.InTimeAsync();
        await view.WaitUntilAsync(v => v.Place.EventSeq == 2);
    }

    [Fact]
    public async Task A_wait_in_vain_shows_what_there_is()
    {
        _view.Apply(Log(0, 1, Message(1, "a", "One")));

        await _view.Awaiting(view => view.WaitUntilAsync(v => v.Texts.Contains("Two"))).Should().ThrowAsync<TimeoutException>().WithMessage("*One*");
    }

    [Fact]
    public async Task A_condition_that_throws_fails_its_wait_alone()
    {
        var broken = _view.WaitUntilAsync(view => view.Items.Count > 0 && view.Items[0].Text("nothing") == "");
        var sound = _view.WaitUntilAsync(view => view.Items.Count > 0);

        _view.Apply(Log(0, 1, Message(1, "a", "One")));

        await broken.Awaiting(task => task).Should().ThrowAsync<KeyNotFoundException>();
        await sound.InTimeAsync();
    }

    [Fact]
    public void A_view_is_compared_with_a_fresh_snapshot()
    {
        _view.Apply(Log(0, 2, Message(1, "a", "One"), Message(2, "b", "Two")));

        _view.FindDifference(Snapshot(2, false, Message(1, "a", "One"), Message(2, "b", "Two"))).Should().BeNull();
        _view.FindDifference(Snapshot(2, true, Message(2, "b", "Two"))).Should().BeNull("the snapshot shows the last ones only");
        _view.FindDifference(Snapshot(2, false, Message(2, "b", "Two"))).Should().Contain("2 items");
        _view.FindDifference(Snapshot(3, true, Message(2, "b", "Two"))).Should().Contain("EventSeq = 3");
        _view.FindDifference(Snapshot(2, true, Message(2, "b", "Too"))).Should().Contain("Too");
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Message(int eventSeq, string id, string text, string kind = "message") =>
        $$"""{"eventSeq":{{eventSeq}},"at":"2026-11-22T10:00:00.000Z","kind":"{{kind}}","message":{"id":"{{id}}","text":"{{text}}"} }""";

    private static JsonElement Log(int after, int upTo, params string[] items) => Json(
        $$"""{"after":{{after}},"upTo":{{upTo}},"tag":"t{{upTo}}","items":[{{string.Join(',', items)}}],"state":{"status":"open"},"more":false}""");

    private static JsonElement Snapshot(int eventSeq, bool more, params string[] items) => Json(
        $$"""{"place":{"eventSeq":{{eventSeq}},"tag":"t{{eventSeq}}"},"dialog":{"status":"open"},"items":[{{string.Join(',', items)}}],"more":{{(more ? "true" : "false")}}}""");
}
