import { useApp, useTexts } from "../app/context.js";
import { mainKey, strokesOf } from "../app/key-names.js";
import { Modal } from "../parts/modal.js";
import { Switch } from "../parts/switch.js";
import type { ConsoleKey } from "../texts/index.js";

type Line = readonly [ConsoleKey, readonly string[]];

const walk = [...strokesOf("up").slice(0, -1), "↑ ↓"];
const sections = [...strokesOf("mine").slice(0, -1), "1 2 3"];

const keys: readonly Line[] = [
  ["keys.next", strokesOf("next")],
  ["keys.walk", walk],
  ["keys.sections", sections],
  ["keys.take", strokesOf("take")],
  ["keys.note", strokesOf("note")],
  ["keys.class", strokesOf("class")],
  ["keys.close", strokesOf("close")],
  ["keys.undo", strokesOf("undo")],
  ["templates.title", strokesOf("templates")],
  ["keys.palette", strokesOf("palette")],
  ["keys.send", [mainKey, "Enter"]],
  ["keys.edit", ["↑"]],
  ["keys.messages", ["↑ ↓"]],
  ["keys.escape", ["Esc"]],
];

const singleKeys: readonly Line[] = [
  ["keys.search", ["/"]],
  ["keys.template", ["/"]],
  ["keys.sheet", ["?"]],
];

export function KeysSheet({ onClose }: { onClose(): void }) {
  const { settings } = useApp();
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

function KeyList({ keys }: { keys: readonly Line[] }) {
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
