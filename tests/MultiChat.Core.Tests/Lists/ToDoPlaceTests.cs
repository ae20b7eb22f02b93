using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Lists;

public sealed class ToDoPlaceTests
{
    private static readonly Instant Ten = Instant.FromUtc(2026, 11, 22, 10, 0);
    private static readonly Instant Eleven = Ten + Duration.FromHours(1);

    [Fact]
    public void Who_waits_comes_before_what_nobody_has_and_that_before_the_rest() =>
        Order(Of(1, Eleven, mine: true), Of(2, Eleven), Of(3, Ten, waiting: Eleven), Of(4, Ten, waiting: Ten, mine: true)).Should().Equal(4, 3, 2, 1);

    [Fact]
    public void The_longest_wait_comes_first_whatever_happened_since() =>
        Order(Of(1, Eleven, waiting: Eleven), Of(2, Eleven + Duration.FromHours(1), waiting: Ten)).Should().Equal(2, 1);

    [Fact]
    public void Where_nobody_waits_the_last_activity_comes_first() =>
        Order(Of(1, Ten), Of(2, Eleven), Of(3, Ten, mine: true), Of(4, Eleven, mine: true)).Should().Equal(2, 1, 4, 3);

    [Fact]
    public void Of_one_instant_the_smaller_id_waits_longer_and_the_greater_is_newer() =>
        Order(Of(2, Ten, waiting: Ten), Of(1, Ten, waiting: Ten), Of(3, Ten), Of(4, Ten)).Should().Equal(1, 2, 4, 3);

    [Fact]
    public void A_place_is_not_before_itself()
    {
        var place = ToDoPlace.Of(Of(1, Ten));

        place.IsBefore(place with { }).Should().BeFalse();
        ToDoPlace.Compare(place, place with { }).Should().Be(0);
    }

    private static IEnumerable<int> Order(params Dialog[] dialogs) => dialogs
        .OrderBy(ToDoPlace.Of, Comparer<ToDoPlace>.Create(ToDoPlace.Compare))
        .Select(dialog => (int)dialog.Id.Value.ToByteArray()[15]);

    private static Dialog Of(byte id, Instant lastAt, Instant? waiting = null, bool mine = false) => new()
    {
        Project = default,
        Id = new DialogId(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, id)),
        Site = default,
        Visitor = default,
        Client = default,
        Channel = ChannelKind.Site,
        Inquiry = default,
        LastAt = lastAt,
        WaitingSince = waiting,
        Responsible = mine ? new MemberId(Guid.CreateVersion7()) : null,
    };
}
