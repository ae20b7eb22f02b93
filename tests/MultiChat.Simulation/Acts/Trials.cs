using MultiChat.Dialogs;
using MultiChat.Simulation.Faults;

namespace MultiChat.Simulation.Acts;

/// <summary>Single things that are tried in the calm after the storm.</summary>
internal sealed class Trials(World world)
{
    private const int Shown = 4;

    private int _said;

    public void EverybodyGoes() => SwitchAll(available: false);

    public void EverybodyComes() => SwitchAll(available: true);

    /// <summary>Operators have dialogs on the screen, to see what becomes of them.</summary>
    public void OperatorsOpenDialogs()
    {
        foreach (var page in world.Seats.Select(seat => seat.Pages[0]))
        {
            foreach (var row in page.Book.Rows.Where(row => row.Section != Section.Archive).Take(Shown).ToList())
            {
                page.Threads.Show(row.Row.Dialog.Id);
            }
        }
    }

    /// <summary>The store fails half of what pages ask for, and nothing that hosts do by themselves.</summary>
    public void PagesAreRefused()
    {
        AnswerEverything();
        world.StoreFaults.RefusesPages = true;
    }

    public void AHostMissesNews()
    {
        world.Hosts[0].Line!.Blind(TimeSpan.FromSeconds(3));
        EverybodyGoes();
    }

    public void AHostIsTakenForDead() => world.Hosts[0].Line!.Silence(TimeSpan.FromSeconds(14));

    public void AHostDies() => world.Faults.Kill(world.Hosts[0], FaultKind.LoseHost);

    /// <summary>Visitors open more pages and soon close them all, while hints get lost and news come twice, late and in any order.</summary>
    public void VisitorsComeAndGo()
    {
        world.NewsFaults.Insist = true;
        foreach (var browser in world.Browsers)
        {
            var tab = browser.OpenTab();
            tab.Context.Run(tab.Visit.Begin);
            world.Context.After(TimeSpan.FromSeconds(2), () => browser.Tabs.ToList().ForEach(tab => browser.Close(tab, goodbye: true)));
        }
    }

    private void SwitchAll(bool available)
    {
        foreach (var seat in world.Seats)
        {
            OperatorActs.Switch(seat.Pages[0], available);
        }
    }

    private void AnswerEverything()
    {
        foreach (var page in world.Seats.Select(seat => seat.Pages[0]))
        {
            foreach (var thread in page.Threads.All.Where(thread => !thread.IsStale).ToList())
            {
                page.Answers.Send(thread.Dialog, $"{page.Name} answers at last {++_said}");
            }
        }
    }
}
