namespace MultiChat.Browser.Browsing;

/// <summary>The browser with all that is around a page: notifications of the desktop, its own page where an address cannot be reached.</summary>
public sealed class WholeChromium : Chromium
{
    protected override IEnumerable<string> Programs => ["chromium"];
}
