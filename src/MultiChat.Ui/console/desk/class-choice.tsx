import { useSignal } from "@preact/signals";
import type { Id } from "../../shared/wire/wire.js";
import { useTexts } from "../app/context.js";
import { matches } from "../parts/filter.js";
import { Modal } from "../parts/modal.js";
import { Picker, type Choice } from "../parts/picker.js";
import { PlaceLink } from "../parts/place-link.js";
import { useDesk } from "./model/desk.js";

/** Chooses what kind of matter a dialog's inquiry is, or that it is none. */
export function ClassChoice({ dialog, onClose }: { dialog: Id; onClose(): void }) {
  const { store, app, commands } = useDesk();
  const t = useTexts();
  const query = useSignal("");
  const chosen = store.row(dialog)?.class ?? null;
  const choose = (to: Id | null) => () => {
    onClose();
    void commands.setClass(dialog, to);
  };
  const classes = app.team.classes.value.filter(known => !known.removed);
  const choices: Choice[] = classes
    .filter(({ name }) => matches(name, query.value))
    .map(({ id, name, isLead }) => ({
      id,
      group: t("class.title"),
      isOff: id === chosen,
      data: { "data-class": id },
      run: choose(id),
      body: <Line name={name} note={[isLead && t("class.lead"), id === chosen && t("class.now")]} />,
    }));
  if (chosen && !query.value) {
    choices.push({ id: "none", group: t("class.none"), data: { "data-class": "none" }, run: choose(null), body: <Line name={t("class.clear")} note={[]} /> });
  }
  const canAdd = app.rights.value.some(right => right === "projectSettings" || right === "administrator");
  return (
    <Modal title={t("class.title")} class="dialog-picker" onClose={onClose}>
      <Picker label={t("class.filter")} query={query.value} onQuery={value => (query.value = value)} choices={choices} none={t(classes.length ? "class.notFound" : "class.empty")} />
      {classes.length === 0 && canAdd && (
        <p class="picker-none">
          <PlaceLink address="/settings/classes" class="link-button" onGo={onClose}>
            {t("class.add")}
          </PlaceLink>
        </p>
      )}
    </Modal>
  );
}

function Line({ name, note }: { name: string; note: readonly (string | false)[] }) {
  const said = note.filter(Boolean).join(" · ");
  return (
    <span class="picker-text">
      <span class="cut" dir="auto">
        {name}
      </span>
      {said && <span class="picker-note cut">{said}</span>}
    </span>
  );
}
