using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>Finds words that somebody cannot read, because what they stand in has no room for them, and fields and buttons that lie over each other.</summary>
internal static class Clipped
{
    /// <summary>
    /// Words beyond an edge that cuts them, where no scrolling leads to them and no ellipsis says that there is more; and a page wider than its window.
    /// </summary>
    private const string Find =
        """
        () => {
          const shown = element => {
            const style = getComputedStyle(element);
            return style.visibility !== "hidden" && style.display !== "none" && style.clipPath === "none" && element.getClientRects().length > 0;
          };
          const named = element => element.tagName.toLowerCase() + [...element.classList].map(name => "." + name).join("");
          const found = [];
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth + 1) found.push(`the page is ${root.scrollWidth} wide`);
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) {
            const text = words.currentNode.data.trim();
            const owner = words.currentNode.parentElement;
            if (!text || !owner || !shown(owner) || owner.closest("[hidden], script, style, .sr-only, .visually-hidden, [inert]")) continue;
            const range = document.createRange();
            range.selectNodeContents(words.currentNode);
            const box = range.getBoundingClientRect();
            if (box.width < 1 || box.height < 1) continue;
            let isKnown = false;
            for (let edge = owner; edge && edge !== document.body; edge = edge.parentElement) {
              const style = getComputedStyle(edge);
              if (style.position === "fixed" && edge !== owner && edge.matches("dialog, [popover]")) break;
              if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") {
                isKnown = true;
                break;
              }
              const rect = edge.getBoundingClientRect();
              if (rect.width <= 2 || rect.height <= 2) break;
              if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
                if (style.overflowX !== "auto" && style.overflowX !== "scroll" && (box.right > rect.right + 2 || box.left < rect.left - 2)) found.push(`"${text}" in ${named(owner)} is cut by ${named(edge)}`);
                break;
              }
              const isSurface = style.backgroundColor !== "rgba(0, 0, 0, 0)" || parseFloat(style.borderRightWidth) > 0;
              if (isSurface && !/absolute|fixed/.test(style.position) && (box.right > rect.right + 2 || box.left < rect.left - 2)) found.push(`"${text}" in ${named(owner)} goes beyond ${named(edge)}`);
              if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
              // What has no room in a line of several things is left out as a whole.
              if (box.top >= rect.bottom - 1) {
                isKnown = true;
                break;
              }
              const isCut = box.right > rect.right + 2 || box.left < rect.left - 2 || box.bottom > rect.bottom + 3 || box.top < rect.top - 3;
              if (isCut) {
                found.push(`"${text}" in ${named(owner)} is cut by ${named(edge)}`);
                break;
              }
            }
            if (isKnown || (box.right <= innerWidth + 2 && box.left >= -2)) continue;
            let scrolls = false;
            for (let edge = owner; edge; edge = edge.parentElement) scrolls ||= /auto|scroll/.test(getComputedStyle(edge).overflowX) && edge.scrollWidth > edge.clientWidth;
            if (!scrolls) found.push(`"${text}" in ${named(owner)} is beyond the window`);
          }
          const controls = [...document.querySelectorAll("main :is(button, input, select, textarea)")].filter(shown).map(element => [element, element.getBoundingClientRect()]);
          for (const [one, a] of controls) {
            for (const [other, b] of controls) {
              if (one === other || one.contains(other) || other.contains(one) || one.compareDocumentPosition(other) & 2) continue;
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 4 && down > 4) found.push(`${named(one)} lies over ${named(other)}`);
            }
          }
          return [...new Set(found)];
        }
        """;

    public static async Task<IReadOnlyList<string>> WordsAsync(IPage page) => await page.EvaluateAsync<string[]>(Find);
}
