import { useSignal } from "@preact/signals";
import type { Group, Member } from "../../shared/wire/team.js";
import type { Id } from "../../shared/wire/wire.js";
import { Avatar } from "../parts/avatar.js";
import type { Target } from "./model/commands.js";
import { useTexts } from "../app/context.js";
import { useDesk } from "./model/desk.js";
import { matches } from "../parts/filter.js";
import { Icon } from "../parts/icons.js";
import { Modal } from "../parts/modal.js";
import { Picker, type Choice } from "../parts/picker.js";

/** Those who can be reached come first. */
const byReach = (one: Member, other: Member): number =>
  Number(other.available) - Number(one.available) || Number(other.connected) - Number(one.connected) || one.name.localeCompare(other.name);

export function HandOver({ dialog, onClose }: { dialog: Id; onClose(): void }) {
  const desk = useDesk();
  const t = useTexts();
  const { store } = desk;
  const query = useSignal("");
  const responsible = store.row(dialog)?.responsible;
  const give = (target: Target) => () => {
    onClose();
    void desk.handOver(dialog, target);
  };

  const members = store.app.team.members.value
    .filter(member => member.operator && member.id !== store.app.me && matches(member.name, query.value))
    .sort(byReach)
    .map(
      (member): Choice => ({
        id: member.id,
        group: t("handOver.operators"),
        isOff: member.id === responsible,
        data: { "data-member": member.id, "data-available": String(member.available) },
        run: give({ member: member.id }),
        body: <MemberLine member={member} isResponsible={member.id === responsible} />,
      }),
    );
  const groups = store.app.team.groups.value
    .filter(group => matches(group.name, query.value))
    .map(
      (group): Choice => ({
        id: group.id,
        group: t("handOver.groups"),
        data: { "data-group": group.id },
        run: give({ group: group.id }),
        body: <GroupLine group={group} />,
      }),
    );

  return (
    <Modal title={t("handOver.title")} class="dialog-picker" onClose={onClose}>
      <Picker
        label={t("handOver.filter")}
        query={query.value}
        onQuery={value => (query.value = value)}
        choices={[...members, ...groups]}
        none={t("handOver.none")}
      />
    </Modal>
  );
}

function MemberLine({ member, isResponsible }: { member: Member; isResponsible: boolean }) {
  const t = useTexts();
  return (
    <>
      <Avatar name={member.name} size="m" photo={member.photo} online={member.available} />
      <span class="picker-text">
        <span class="cut">{member.name}</span>
        <span class="picker-note cut">
          {t(member.available ? "status.available" : "status.unavailable")}, {t(member.connected ? "status.connected" : "status.notConnected")}
          {isResponsible && ` · ${t("handOver.responsible")}`}
        </span>
      </span>
    </>
  );
}

function GroupLine({ group }: { group: Group }) {
  const { store } = useDesk();
  const t = useTexts();
  const reachable = store.app.team.members.value.filter(member => member.available && group.members.includes(member.id)).length;
  return (
    <>
      <span class="picker-icon">
        <Icon name="common" />
      </span>
      <span class="picker-text">
        <span class="cut">{group.name}</span>
        <span class="picker-note cut">
          {t("handOver.members", { count: group.members.length })} · {t("handOver.reachable", { count: reachable })}
        </span>
      </span>
    </>
  );
}
