using MultiChat.Projects;

namespace MultiChat.Hosting.Wire;

/// <summary>The side of the page on which a widget stands, as the wire says it.</summary>
internal static class WireSide
{
    public static string? Of(SiteSide? side) => side switch { SiteSide.Left => "left", SiteSide.Right => "right", _ => null };

    public static SiteSide? Read(string? side) => side switch
    {
        null => null,
        "left" => SiteSide.Left,
        "right" => SiteSide.Right,
        _ => throw Refusal.InvalidField("side", "The side is left or right."),
    };
}
