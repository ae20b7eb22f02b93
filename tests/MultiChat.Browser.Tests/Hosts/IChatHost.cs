namespace MultiChat.Browser.Hosts;

/// <summary>Where a page with the widget and the console are.</summary>
public interface IChatHost
{
    /// <summary>The page with the widget.</summary>
    Uri Site { get; }

    /// <summary>The mount, without a slash at the end.</summary>
    Uri Mount { get; }
}
