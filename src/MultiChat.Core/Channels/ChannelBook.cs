using System.Text.RegularExpressions;
using MultiChat.Messages;

namespace MultiChat.Channels;

/// <summary>The channels of an installation by their kind.</summary>
internal sealed partial class ChannelBook
{
    private readonly Dictionary<ChannelKind, ChannelAbilities> _abilities = new() { [ChannelKind.Site] = ChannelAbilities.Site };

    /// <exception cref="ArgumentException">A channel breaks its contract, or two have one kind.</exception>
    public ChannelBook(IEnumerable<IChannel> channels)
    {
        All = [.. channels];
        foreach (var channel in All)
        {
            var (kind, name) = (channel.Kind, channel.GetType().Name);
            if (kind.Value is null || !KindPattern().IsMatch(kind.Value))
            {
                throw new ArgumentException($"The kind of {name} must be 1 to 32 of a-z, 0-9 and dash.", nameof(channels));
            }

            if (channel is ISendingChannel { MaxTextLength: < 1 or > MessageText.MaxLength })
            {
                throw new ArgumentException($"MaxTextLength of {name} must be 1 to {MessageText.MaxLength}.", nameof(channels));
            }

            if (!_abilities.TryAdd(kind, ChannelAbilities.Of(channel)))
            {
                throw new ArgumentException(
                    $"The kind \"{kind}\" of {name} is taken: each channel needs a kind of its own, and \"site\" is the site's.", nameof(channels));
            }
        }
    }

    public IReadOnlyList<IChannel> All { get; }

    public ChannelAbilities AbilitiesOf(ChannelKind kind) => _abilities.GetValueOrDefault(kind, ChannelAbilities.None);

    /// <summary>Whether clients may write from there by <see cref="ChannelIntake"/>.</summary>
    public bool TakesIn(ChannelKind kind) => kind != ChannelKind.Site && _abilities.ContainsKey(kind);

    [GeneratedRegex("^[a-z0-9-]{1,32}\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KindPattern();
}
