using Microsoft.Extensions.Options;

namespace MultiChat.Hosting.Configuration;

/// <summary>What was chosen by <c>AddMultiChatCore</c> counts in an app with pages too; <c>AddMultiChat</c> has the last word.</summary>
internal sealed class RulesOfCore(IEnumerable<IConfigureOptions<ChatOptions>> choices) : IConfigureOptions<MultiChatOptions>
{
    public void Configure(MultiChatOptions options)
    {
        foreach (var choice in choices)
        {
            choice.Configure(options.Rules);
        }
    }
}
