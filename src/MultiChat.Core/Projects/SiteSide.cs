namespace MultiChat.Projects;

/// <summary>The side of the page on which the widget stands.</summary>
public enum SiteSide
{
    /// <summary>The left one.</summary>
    Left,

    /// <summary>The right one.</summary>
    Right,
}
