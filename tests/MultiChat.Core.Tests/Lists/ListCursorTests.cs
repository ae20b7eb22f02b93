using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Lists;

public sealed class ListCursorTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 22, 10, 0);
    private static readonly DialogId Middle = new(Guid.Parse("10000000-0000-0000-0000-000000000000"));
    private static readonly DialogId Less = new(Guid.Parse("0f000000-0000-0000-0000-000000000001"));
    private static readonly DialogId More = new(Guid.Parse("10000000-0000-0000-0000-000000000001"));
    private static readonly ListCursor Cursor = new() { LastAt = At, Dialog = Middle };

    [Fact]
    public void Older_dialogs_come_after_the_place_whatever_their_ids()
    {
        Cursor.IsBefore(At - Duration.FromMilliseconds(1), Less).Should().BeTrue();
        Cursor.IsBefore(At - Duration.FromMilliseconds(1), More).Should().BeTrue();
        Cursor.IsBefore(At + Duration.FromMilliseconds(1), Less).Should().BeFalse();
        Cursor.IsBefore(At + Duration.FromMilliseconds(1), More).Should().BeFalse();
    }

    [Fact]
    public void Of_the_same_instant_smaller_ids_come_after_it()
    {
        Cursor.IsBefore(At, Less).Should().BeTrue();
        Cursor.IsBefore(At, Middle).Should().BeFalse();
        Cursor.IsBefore(At, More).Should().BeFalse();
    }

    [Fact]
    public void Ids_are_ordered_by_their_bytes_as_written()
    {
        var (one, two) = (new DialogId(Guid.Parse("00000001-0000-0000-0000-000000000000")), new DialogId(Guid.Parse("01000000-0000-0000-0000-000000000000")));
        var (low, high) = (new DialogId(Guid.Parse("00000000-0001-0000-0000-000000000000")), new DialogId(Guid.Parse("00000000-0100-0000-0000-000000000000")));

        ListCursor.Compare(one, two).Should().BeNegative();
        ListCursor.Compare(two, one).Should().BePositive();
        ListCursor.Compare(low, high).Should().BeNegative();
        ListCursor.Compare(high, low).Should().BePositive();
        ListCursor.Compare(one, one).Should().Be(0);
    }
}
