namespace MultiChat;

/// <summary>What moving the hand switch of an operator with a schedule does (rule P3).</summary>
public enum ScheduledSwitch
{
    /// <summary>It holds until the next start or end of the hours; where there is none, until it is moved again. Other hours end it at once.</summary>
    UntilNextChange,
    /// <summary>It is refused with <see cref="RefusalCode.ScheduleDecides"/>: the schedule alone says who is available.</summary>
    Refuse,
}
