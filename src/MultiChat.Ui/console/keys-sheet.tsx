import { useConsole, useTexts } from "./console.js";
import { Modal } from "./modal.js";
import { isMac } from "./platform.js";
import { Switch } from "./switch.js";
import type { ConsoleKey } from "./texts/index.js";

const mod = isMac ? "⌘" : "Ctrl";
/** Option types letters, so a Mac has another pair. */
const alt = isMac ? ["⌃", "⇧"] : ["Alt"];

const keys: readonly [ConsoleKey, readonly string[]][] = [
  ["keys.next", [...alt, "J"]],
  ["keys.walk", [...alt, "↑ ↓"]],
  ["keys.sections", [...alt, "1 2 3"]],
  ["keys.take", [...alt, "A"]],
  ["keys.note", [...alt, "N"]],
  ["keys.close", [...alt, "E"]],
  ["keys.palette", [mod, "K"]],
  ["keys.send", [mod, "Enter"]],
  ["keys.edit", ["↑"]],
  ["keys.messages", ["↑ ↓"]],
  ["keys.escape", ["Esc"]],
];

const singleKeys: readonly [ConsoleKey, readonly string[]][] = [
  ["keys.search", ["/"]],
  ["keys.sheet", ["?"]],
];

export function KeysSheet({ onClose }: { onClose(): void }) {
  const { settings } = useConsole().store;
  const t = useTexts();
  return (
    <Modal title={t("keys.title")} class="dialog-wide" onClose={onClose}>
      <KeyList keys={keys} />
      <Switch isOn={settings.singleKeys.value} onChange={isOn => (settings.singleKeys.value = isOn)}>
        {t("setting.singleKeys")}
      </Switch>
      {settings.singleKeys.value && <KeyList keys={singleKeys} />}
    </Modal>
  );
}

function KeyList({ keys }: { keys: readonly [ConsoleKey, readonly string[]][] }) {
  const t = useTexts();
  return (
    <dl class="keys">
      {keys.map(([name, strokes]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            {strokes.map(stroke => (
              <kbd key={stroke}>{stroke}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
