using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Acts;

/// <summary>What visitors do.</summary>
internal sealed class VisitorActs(World world)
{
    private const int MostTabs = 3;

    private int _said;

    public void Act()
    {
        var browser = world.Acts.Pick(world.Browsers);
        if (browser.Tabs.Count == 0)
        {
            browser.OpenTab();
            return;
        }

        var tab = world.Acts.Pick(browser.Tabs);
        var act = world.Acts.Next(100);
        world.Trace.Add("visitor", $"{tab.Name} {act}");
        switch (act)
        {
            case < 3:
                tab.LeaveRequest($"{tab.Name} asks {++_said}");
                break;
            case < 46:
                tab.Say($"{tab.Name} says {++_said}");
                break;
            case < 62:
                List<VisitorTab> looking = world.Acts.OneIn(3) ? [.. world.Tabs] : [tab];
                looking.ForEach(one => one.Look());
                break;
            case < 64:
                tab.Context.Run(tab.Visit.Doubt);
                break;
            case < 66:
                tab.Type(typing: !world.Acts.OneIn(3));
                break;
            case < 72:
                tab.Context.Run(tab.Visit.Begin);
                break;
            case < 79 when browser.Tabs.Count < MostTabs:
                browser.OpenTab();
                break;
            case < 85:
                browser.Reload(tab, goodbye: world.Acts.OneIn(2));
                break;
            case < 90:
                browser.Close(tab, goodbye: !world.Acts.OneIn(4));
                break;
            case < 97:
                tab.Resend();
                break;
            case < 98:
                tab.EndChat();
                break;
            default:
                tab.TakeBack();
                break;
        }
    }
}
