using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>One operator with their pages, at the office's browser, which all operators of the office share.</summary>
internal sealed class OperatorSeat(World world, DeskActor actor, string name, Keep office)
{
    private int _pages;

    public DeskActor Actor => actor;

    public string Name => name;

    public List<OperatorPage> Pages { get; } = [];

    public OperatorPage SignOn()
    {
        var page = new OperatorPage(world, actor, $"{name}.{++_pages}", office);
        Pages.Add(page);
        return page;
    }

    public void Close(OperatorPage page)
    {
        page.Close();
        Pages.Remove(page);
    }
}
