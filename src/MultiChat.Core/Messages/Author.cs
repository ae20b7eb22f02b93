using MultiChat.Clients;
using MultiChat.Team;

namespace MultiChat.Messages;

/// <summary>Who wrote a message: a visitor or a member. With the message id it is the message's key (rule M2).</summary>
public readonly record struct Author
{
    private Author(bool isMember, Guid value) => (IsMember, Value) = (isMember, value);

    /// <summary>Whether a member of the team wrote, and not the visitor.</summary>
    public bool IsMember { get; }

    /// <summary>The id of the visitor or member.</summary>
    public Guid Value { get; }

    /// <summary>The member, or null where the visitor wrote.</summary>
    public MemberId? Member => IsMember ? new MemberId(Value) : null;

    /// <summary>The visitor as author.</summary>
    /// <param name="visitor">Who writes.</param>
    public static Author Of(VisitorId visitor) => new(isMember: false, visitor.Value);

    /// <summary>The member as author.</summary>
    /// <param name="member">Who writes.</param>
    public static Author Of(MemberId member) => new(isMember: true, member.Value);
}
