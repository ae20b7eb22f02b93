namespace MultiChat.Delivery;

public sealed class DialogMarksTests
{
    [Fact]
    public void Marks_merge_by_the_greater_in_each_in_any_order()
    {
        var left = new DialogMarks { VisitorDelivered = 7, VisitorRead = 2, DeskRead = 5 };
        var right = new DialogMarks { VisitorDelivered = 3, VisitorRead = 4, DeskRead = 1 };
        var both = new DialogMarks { VisitorDelivered = 7, VisitorRead = 4, DeskRead = 5 };

        left.Merge(right).Should().Be(both);
        right.Merge(left).Should().Be(both);
        both.Merge(DialogMarks.None).Should().Be(both);
    }
}
