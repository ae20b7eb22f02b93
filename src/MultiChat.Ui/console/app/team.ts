import { signal, type ReadonlySignal } from "@preact/signals";
import type { InquiryClass } from "../../shared/wire/inquiry-class.js";
import type { Group, Member } from "../../shared/wire/team.js";
import type { Id } from "../../shared/wire/wire.js";
import type { ConsoleTexts } from "../texts/index.js";

/** The project's members, groups and classes of inquiries, as the host told them last. */
export class Team {
  readonly members = signal<readonly Member[]>([]);
  readonly groups = signal<readonly Group[]>([]);

  readonly classes = signal<readonly InquiryClass[]>([]);

  constructor(private readonly texts: ReadonlySignal<ConsoleTexts>) {}

  find(id: Id): Member | undefined {
    return this.members.value.find(member => member.id === id);
  }

  memberName(id: Id): string {
    return this.find(id)?.name ?? this.texts.value("app.unknownMember");
  }

  groupName(id: Id): string {
    return this.groups.value.find(group => group.id === id)?.name ?? this.texts.value("app.unknownGroup");
  }

  /** Of one that was removed, too. */
  className(id: Id): string {
    return this.classes.value.find(known => known.id === id)?.name ?? this.texts.value("app.unknownClass");
  }
}
