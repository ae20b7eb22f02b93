using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>
/// The next choice of a file on a page. Listening starts well before the key that asks: Playwright tells the browser of a listener without waiting
/// for its answer, and on a busy page a key that is pressed at once overtakes it.
/// </summary>
internal sealed class FileChoice
{
    private readonly TaskCompletionSource<IFileChooser> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FileChoice()
    {
    }

    public static async Task<FileChoice> OfAsync(IPage page)
    {
        var choice = new FileChoice();
        page.FileChooser += (_, chooser) => choice._asked.TrySetResult(chooser);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(done))");
        return choice;
    }

    public async Task SetFilesAsync(FilePayload file) => await (await _asked.Task.WaitAsync(TimeSpan.FromSeconds(30))).SetFilesAsync(file);
}
