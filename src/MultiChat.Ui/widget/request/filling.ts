import type { HubError } from "../../shared/hub.js";
import type { Contact } from "../../shared/wire/visitor.js";
import type { Draft } from "../panel/draft.js";
import type { Returned } from "../panel/asking.js";
import { wrongBy, wrongIn, type Field, type Filled, type Wrong } from "./check.js";

/** Whose the contact is goes with it, so that it is never shown to somebody else. */
type Kept = Contact & { visitor?: string };

const parts = ["name", "phone", "email"] as const;

/** What the form knows of the person who fills it in. The contact stays in the tab, in memory alone until the consent that is asked for is given. */
export class Filling {
  /** The host's finding, until the field is touched. */
  found: Wrong = {};
  /** They tried to send it: what is missing is said from then on. */
  isTried = false;
  /** The line as it stands is ticked. */
  agrees = false;
  /** Why a message or a request came back. */
  refusal: HubError | undefined;
  #visitor: string | undefined;
  #line: string | undefined;
  #returned: Returned | undefined;

  constructor(private readonly draft: Draft) {}

  get contact(): Contact {
    const { visitor: _, ...contact } = this.#kept;
    return contact;
  }

  /** The box as somebody left it says nothing of the next person. */
  forget(): void {
    this.agrees = this.isTried = false;
    this.found = {};
    this.refusal = undefined;
  }

  learn(visitor: string | undefined, consent: string | null | undefined, returned: Returned | undefined): void {
    const of = this.#visitor ?? this.#kept.visitor;
    if (visitor && of && of !== visitor) {
      this.forget();
      this.draft.set("");
    }
    this.#visitor = visitor ?? of;
    const line = consent ?? "";
    // Other words are to be ticked anew.
    if (this.#line !== line) this.agrees = false;
    this.#line = line;
    if (this.#returned === returned) return;
    this.#returned = returned;
    this.refusal = returned?.why;
    this.isTried = false;
    this.found = returned?.why ? wrongBy(returned.why, line) : {};
    if (returned?.request && returned.why?.code !== "not_signed_in" && !this.draft.text) this.fill(returned.request);
  }

  fill(given: Contact): void {
    const contact = Object.fromEntries(parts.flatMap(part => (given[part] ? [[part, given[part]]] : [])));
    const text = Object.keys(contact).length ? JSON.stringify({ ...contact, visitor: this.#visitor }) : "";
    this.draft.set(this.#line && !this.agrees ? "" : text);
    this.draft.text = text;
  }

  touch(field: Field): void {
    delete this.found[field];
    if (field === "email" && this.found.phone === "form.contactNeeded") delete this.found.phone;
  }

  wrong(filled: Filled, limit: number): Wrong {
    const { consent, ...wrong } = { ...(this.isTried ? wrongIn(filled, limit, this.#line) : {}), ...this.found };
    // A line that is asked for no more cannot be ticked.
    return consent && this.#line ? { ...wrong, consent } : wrong;
  }

  get #kept(): Kept {
    return JSON.parse(this.draft.text || "{}") as Kept;
  }
}
