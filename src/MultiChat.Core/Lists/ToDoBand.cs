namespace MultiChat.Lists;

/// <summary>What an operator's own dialogs ask of them, in the order in which it is to be done. Values have gaps for bands of later versions.</summary>
public enum ToDoBand
{
    /// <summary>The client waits for an answer: the longest first.</summary>
    Waiting = 0,

    /// <summary>Nobody waits and nobody is responsible: last activity first.</summary>
    Unassigned = 10,

    /// <summary>The others: last activity first.</summary>
    Assigned = 20,
}
