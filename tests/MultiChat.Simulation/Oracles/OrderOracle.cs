using MultiChat.Messages;
using MultiChat.Simulation.Runtime;
using MultiChat.Team;

namespace MultiChat.Simulation.Oracles;

/// <summary>What persons wrote, in the order in which they did, page by page: invariants 1, 2, 3, 6 and rule M11.</summary>
internal sealed class OrderOracle(World world)
{
    private readonly Dictionary<MessageId, Written> _written = [];
    private readonly Dictionary<object, List<Written>> _byPage = [];
    private readonly Dictionary<(SimulatedContext Page, string Owner), List<MessageId>> _underWay = [];

    public int Count => _written.Count;

    /// <summary>A person sends.</summary>
    public void Sent(object page, MessageId id, string text, MemberId? member = null)
    {
        if (!_byPage.TryGetValue(page, out var earlier))
        {
            _byPage.Add(page, earlier = []);
        }

        var written = new Written { Text = text, Member = member, Before = [.. earlier] };
        earlier.Add(written);
        _written.Add(id, written);
    }

    /// <summary>A page hands a message to the network.</summary>
    public void Attempted(SimulatedContext page, string owner, MessageId id)
    {
        var others = UnderWay(page, owner);
        world.Verdict.Require(others.TrueForAll(other => other == id), "M11", $"A page has {id} and {string.Join(' ', others)} of {owner} under way.");
        others.Add(id);
    }

    /// <summary>One try has its answer, or will get none.</summary>
    public void Ended(SimulatedContext page, string owner, MessageId id) => UnderWay(page, owner).Remove(id);

    /// <summary>A page knows what became of a message.</summary>
    public void Settled(SimulatedContext page, string owner, MessageId id) => UnderWay(page, owner).RemoveAll(one => one == id);

    /// <summary>The text went back to the person, for good.</summary>
    public void GivenBack(MessageId id)
    {
        if (_written.TryGetValue(id, out var written))
        {
            written.IsGivenBack = true;
        }
    }

    public void Committed(Message message)
    {
        if (!_written.TryGetValue(message.Id, out var written))
        {
            world.Verdict.Break("3", $"Message {message.Id} was written by nobody.");
            return;
        }

        world.Verdict.Require(written.Text == message.Text, "1", $"\"{written.Text}\" was sent and \"{message.Text}\" accepted.");
        world.Verdict.Require(written.Member == message.Author.Member, "2", "A message is accepted as another person's than its writer's.");
        var overtaken = written.Before.Find(earlier => !earlier.IsAccepted && !earlier.IsGivenBack);
        world.Verdict.Require(overtaken is null, "6", $"\"{written.Text}\" is accepted before \"{overtaken?.Text}\" of the same page.");
        written.IsAccepted = true;
    }

    /// <summary>The store is an older copy: what came after it is nobody's promise any more.</summary>
    public void Restored()
    {
        foreach (var written in _written.Values)
        {
            written.IsGivenBack = true;
        }
    }

    private List<MessageId> UnderWay(SimulatedContext page, string owner)
    {
        if (!_underWay.TryGetValue((page, owner), out var messages))
        {
            _underWay.Add((page, owner), messages = []);
        }

        return messages;
    }

    private sealed class Written
    {
        public required string Text { get; init; }

        public required MemberId? Member { get; init; }

        public required List<Written> Before { get; init; }

        public bool IsAccepted { get; set; }

        public bool IsGivenBack { get; set; }
    }
}
