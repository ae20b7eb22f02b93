using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Letters;

/// <summary>A container without ICU finds and signs in the same as a developer's machine: what is folded is the same in both.</summary>
public sealed class WithoutSystemTablesTests
{
    /// <summary>Of every character folded for a search and as an e-mail. Another one means that stored words and e-mails are found no more.</summary>
    private const string Fingerprint = "FB632C182E3CE362F132AB31E75C94430F2856A76B048FF985603E7901BAAF78";

    [Fact] // T3
    public void Every_character_folds_to_what_it_always_did()
    {
        var folded = new StringBuilder();
        for (var value = 0; value < 0x20000; value++)
        {
            if (value is < 0xD800 or > 0xDFFF)
            {
                var text = new Rune(value).ToString();
                folded.AppendJoin(' ', SearchWords.Of($"a{text}b")).Append('|').Append(EmailAddress.Fold($"a{text}b")).Append('\n');
            }
        }

        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folded.ToString()))).Should().Be(Fingerprint);
    }

    [Theory] // T3
    [InlineData("zoé.ёлкина@shop.example", "ZOE\u0301.Е\u0308ЛКИНА@SHOP.EXAMPLE")]
    [InlineData(" anna@shop.example\t", "Anna@Shop.Example")]
    public void An_e_mail_is_the_same_composed_or_not(string one, string other) => EmailAddress.Fold(one).Should().Be(EmailAddress.Fold(other));

    [Fact]
    public async Task All_of_this_is_the_same_where_globalization_is_invariant()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is "1")
        {
            return;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList =
            {
                "vstest",
                typeof(WithoutSystemTablesTests).Assembly.Location,
                "--TestCaseFilter:FullyQualifiedName~MultiChat.Letters|FullyQualifiedName~SearchWords|FullyQualifiedName~DeskQuery|FullyQualifiedName~MessageText",
            },
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0, output);
        output.Should().Contain("Passed!");
    }
}
