namespace MultiChat.Lists;

public sealed class PageLimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void One_to_a_hundred_rows_are_a_page(int limit) => PageLimit.Checked(limit).Should().Be(limit);

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(101)]
    public void Anything_else_is_refused_by_name(int limit)
    {
        var check = () => PageLimit.Checked(limit);
        var refusal = check.Should().Throw<Refusal>().Which;
        (refusal.Code, refusal.Facts["member"], refusal.Message).Should().Be((RefusalCode.InvalidField, "limit", "A page has 1 to 100 rows."));
    }
}
