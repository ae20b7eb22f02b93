using System.Text.Json;
using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Browser.Browsing;

/// <summary>What tests ask the host beside the pages.</summary>
public static class Observing
{
    /// <summary>The only row of all sections.</summary>
    public static async Task<JsonElement> GetRowAsync(this OperatorClient client)
    {
        var rows = new List<JsonElement>();
        foreach (var section in new[] { "mine", "common", "archive" })
        {
            rows.AddRange((await client.ListAsync(section)).List("rows"));
        }

        return rows.Should().ContainSingle("there is one dialog").Subject;
    }

    public static async Task<DialogId> GetDialogAsync(this OperatorClient client) => new((await client.GetRowAsync()).Id("id"));

    /// <summary>The texts of the only dialog's messages as the store has them.</summary>
    public static async Task<IReadOnlyList<string>> ListTextsAsync(this OperatorClient client)
    {
        var thread = await client.SnapshotAsync(await client.GetDialogAsync());
        return [.. thread.List("items").Where(item => item.Text("kind") == "message").Select(item => item.GetProperty("message").Text("text"))];
    }
}
