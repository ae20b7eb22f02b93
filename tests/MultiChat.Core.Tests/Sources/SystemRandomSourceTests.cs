namespace MultiChat.Sources;

public sealed class SystemRandomSourceTests
{
    [Fact]
    public async Task Nothing_is_given_out_twice_on_any_thread()
    {
        var source = new SystemRandomSource();
        var drawn = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 10_000).Select(_ => source.NextInt64()).ToList())));

        drawn.SelectMany(numbers => numbers).Should().OnlyHaveUniqueItems().And.NotContain(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(600)]
    public void Every_byte_of_the_span_is_filled(int length)
    {
        var source = new SystemRandomSource();
        var ever = new byte[length];
        var bytes = new byte[length];
        for (var draw = 0; draw < 100; draw++)
        {
            source.Fill(bytes);
            for (var i = 0; i < length; i++)
            {
                ever[i] |= bytes[i];
            }
        }

        ever.Should().NotContain(0, "100 draws leave no byte untouched");
    }
}
