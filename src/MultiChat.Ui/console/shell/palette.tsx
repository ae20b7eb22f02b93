import { useSignal, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useApp, useTexts } from "../app/context.js";
import { hasKeyboard, keysText } from "../app/key-names.js";
import type { Deed, Hit } from "../app/page.js";
import { switchStatus } from "../app/status.js";
import { Avatar } from "../parts/avatar.js";
import { matches } from "../parts/filter.js";
import { Icon } from "../parts/icons.js";
import { Modal } from "../parts/modal.js";
import { Picker, type Choice } from "../parts/picker.js";
import { useShell } from "./shell-context.js";

/** Finds a place, a thing to do or a dialog by what is typed. */
export function Palette({ onClose }: { onClose(): void }) {
  const app = useApp();
  const shell = useShell();
  const t = useTexts();
  const query = useSignal("");
  const finders = useMemo(() => shell.allowed.flatMap(page => page.finder?.() ?? []), []);
  useSignalEffect(() => finders.forEach(finder => finder.ask(query.value)));
  useSignalEffect(() => {
    if (app.link.value === "open") finders.forEach(finder => finder.retry());
  });
  const { status } = app;

  const own: Deed[] = [
    ...(status.value
      ? [
          {
            name: "status",
            icon: "power" as const,
            label: t(status.value.available ? "status.leave" : "status.enter"),
            run: () => void switchStatus(app, !status.value?.available),
          },
        ]
      : []),
    { name: "profile", icon: "mine", label: t("profile.title"), run: () => app.places.go("/profile") },
    { name: "keys", icon: "keyboard", label: t("keys.title"), run: () => void (app.overlay.value = "keys") },
    { name: "signOut", icon: "signOut", label: t("signOut"), run: () => void (app.overlay.value = "signOut") },
  ];
  const doors = shell.allowed.flatMap(page => page.doors).map(
    (door): Deed => ({
      name: door.address.slice(1),
      icon: door.icon,
      label: door.label(),
      run: () => app.places.go(door.address),
      ...(door.keys ? { keys: door.keys } : {}),
    }),
  );
  const deeds = [...shell.allowed.flatMap(page => page.deeds?.() ?? []), ...doors, ...own];
  const commands = deeds.filter(({ label }) => matches(label, query.value)).map(choiceOf);
  const hits = finders.flatMap(finder => finder.found()).map(found);
  const isQuiet = hits.length === 0 && finders.some(finder => finder.isBusy);

  function choiceOf({ name, icon, label, keys, run }: Deed): Choice {
    return {
      id: name,
      group: t("palette.commands"),
      data: { "data-command": name },
      run: () => {
        onClose();
        run();
      },
      body: (
        <>
          <span class="picker-icon">
            <Icon name={icon} />
          </span>
          <span class="picker-name cut">{label}</span>
          {keys && hasKeyboard() && <kbd>{keysText(keys)}</kbd>}
        </>
      ),
    };
  }

  function found({ id, kind, name, note, group, run }: Hit): Choice {
    return {
      id,
      group,
      data: { [kind ? `data-${kind}-id` : "data-dialog-id"]: id },
      run: () => {
        onClose();
        run();
      },
      body: (
        <>
          <Avatar name={name} size="m" />
          <span class="picker-text">
            <span class="cut">{name}</span>
            <span class="picker-note cut">{note}</span>
          </span>
        </>
      ),
    };
  }

  return (
    <Modal title={t("palette.title")} class="dialog-picker dialog-wide dialog-top" onClose={onClose}>
      <Picker
        label={t("palette.placeholder")}
        query={query.value}
        onQuery={value => (query.value = value)}
        choices={query.value.trim() ? [...hits, ...commands] : commands}
        none={isQuiet ? null : t("palette.none")}
      />
    </Modal>
  );
}
