using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>Counts what runs in a page: open WebSockets, timers that repeat, listeners on window and document.</summary>
internal static class Census
{
    private const string Script =
        """
        (() => {
          const sockets = new Set(), intervals = new Set(), listeners = new Set();
          const Real = WebSocket;
          window.WebSocket = class extends Real {
            constructor(url) {
              super(url);
              sockets.add(this);
              this.addEventListener("close", () => sockets.delete(this));
            }
          };
          const { setInterval: set, clearInterval: clear } = window;
          window.setInterval = (...call) => { const id = set(...call); intervals.add(id); return id; };
          window.clearInterval = id => { intervals.delete(id); clear(id); };
          for (const target of [window, document]) {
            const { addEventListener: add, removeEventListener: remove } = target;
            target.addEventListener = function (name, act, options) {
              const one = { name, act };
              listeners.add(one);
              options?.signal?.addEventListener("abort", () => listeners.delete(one));
              return add.call(this ?? target, name, act, options);
            };
            target.removeEventListener = function (name, act, options) {
              for (const one of listeners) if (one.name === name && one.act === act) listeners.delete(one);
              return remove.call(this ?? target, name, act, options);
            };
          }
          window.__census = () => ({ Sockets: [...sockets].filter(socket => socket.readyState < 2).length, Intervals: intervals.size, Listeners: listeners.size });
        })();
        """;

    public static Task BeginAsync(IBrowserContext profile) => profile.AddInitScriptAsync(Script);

    public static Task<Counts> TakeAsync(IPage page) => page.EvaluateAsync<Counts>("() => window.__census()");

    public sealed record Counts
    {
        public int Sockets { get; set; }

        public int Intervals { get; set; }

        public int Listeners { get; set; }
    }
}
