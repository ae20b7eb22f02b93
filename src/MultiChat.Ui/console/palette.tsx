import { useSignal, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Avatar } from "./avatar.js";
import { useConsole, useTexts } from "./console.js";
import { matches } from "./filter.js";
import { Icon, type IconName } from "./icons.js";
import { Modal } from "./modal.js";
import { Picker, type Choice } from "./picker.js";
import { sections } from "./rows.js";
import { Search } from "./search.js";

/** Finds a command or a dialog by what is typed. */
export function Palette({ onClose }: { onClose(): void }) {
  const desk = useConsole();
  const t = useTexts();
  const { store } = desk;
  const query = useSignal("");
  const search = useMemo(() => new Search(desk), []);
  useSignalEffect(() => search.ask(query.value));
  useSignalEffect(() => {
    if (store.link.value === "open") search.retry();
  });
  const row = store.row(store.openId.value);

  const command = (id: string, icon: IconName, label: string, run: () => void): Choice[] =>
    matches(label, query.value)
      ? [
          {
            id,
            group: t("palette.commands"),
            data: { "data-command": id },
            run: () => {
              onClose();
              run();
            },
            body: (
              <>
                <span class="picker-icon">
                  <Icon name={icon} />
                </span>
                <span class="cut">{label}</span>
              </>
            ),
          },
        ]
      : [];

  const commands = [
    ...(row?.status === "open"
      ? [
          ...(row.responsible === store.me ? [] : command("take", "take", t("command.take"), () => void desk.commands.take(row.id))),
          ...command("handOver", "handOver", t("command.handOver"), () => (store.overlay.value = "handOver")),
          ...(row.responsible === store.me ? command("letGo", "letGo", t("command.letGo"), () => void desk.commands.letGo(row.id)) : []),
          ...command("close", "check", t("command.close"), () => void desk.close(row.id)),
        ]
      : []),
    ...(row?.status === "archived" ? command("reopen", "reopen", t("command.reopen"), () => void desk.commands.reopen(row.id)) : []),
    ...sections.flatMap(section => command(section, section, t(`section.${section}`), () => desk.chooseSection(section))),
    ...command("keys", "keyboard", t("keys.title"), () => (store.overlay.value = "keys")),
    ...command("signOut", "signOut", t("signOut"), () => (store.overlay.value = "signOut")),
  ];

  const dialogs = (search.found.value ?? []).flatMap((id): Choice[] => {
    const found = store.row(id);
    if (!found) return [];
    return [
      {
        id,
        group: t("palette.dialogs"),
        data: { "data-dialog-id": id },
        run: () => {
          onClose();
          desk.open(id, query.peek());
          desk.focusComposer();
        },
        body: (
          <>
            <Avatar name={found.client.name} size="m" />
            <span class="picker-text">
              <span class="cut">{found.client.name}</span>
              <span class="picker-note cut">
                {t(`section.${found.section}`)} · {found.last?.text ?? t("row.none")}
              </span>
            </span>
          </>
        ),
      },
    ];
  });

  const isQuiet = search.isBusy.value && dialogs.length === 0;
  return (
    <Modal title={t("palette.title")} class="dialog-picker dialog-wide dialog-top" onClose={onClose}>
      <Picker
        label={t("palette.placeholder")}
        query={query.value}
        onQuery={value => (query.value = value)}
        choices={query.value.trim() ? [...dialogs, ...commands] : commands}
        none={isQuiet ? null : t("palette.none")}
      />
    </Modal>
  );
}
