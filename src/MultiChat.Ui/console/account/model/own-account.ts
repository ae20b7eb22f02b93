import { signal } from "@preact/signals";
import { codeOf } from "../../../shared/hub.js";
import type { Account } from "../../../shared/wire/account.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { Renewal } from "../../app/renewal.js";
import { troubleOf, type Trouble } from "../../app/trouble.js";
import type { AccountDoor } from "./account-door.js";
import { atRest, factorRefused, offered, toldCodes, wished, type FactorState, type FactorWish } from "./factor-set-up.js";
import { codeTyped, isTooShort } from "./new-password.js";

/** The account of whoever is signed in. It lives as long as they are: recovery codes are told once, and outlive a look at another page. */
export class OwnAccount {
  /** Null while nobody has told yet. */
  readonly told = signal<Account | null>(null);
  readonly state = signal<"asking" | "told" | "failed" | "foreign">("asking");
  readonly factor = signal<FactorState>(atRest);
  /** What is typed to change the password; null where nobody changes it. Kept in memory alone. */
  readonly passwords = signal<{ password: string; newPassword: string } | null>(null);
  readonly passwordTrouble = signal<Trouble | null>(null);
  readonly isBusy = signal(false);

  constructor(
    private readonly door: AccountDoor,
    private readonly renewal: Renewal,
  ) {}

  async load(): Promise<void> {
    try {
      this.told.value = await this.door.read();
      this.state.value = "told";
    } catch (why) {
      // What was told before stays, until somebody tells anew.
      if (codeOf(why) === "not_supported") this.state.value = "foreign";
      else if (!this.told.peek()) this.state.value = "failed";
    }
  }

  type(change: { password?: string; newPassword?: string }): void {
    this.passwords.value = { password: "", newPassword: "", ...this.passwords.peek(), ...change };
  }

  stopTyping(): void {
    this.passwords.value = this.passwordTrouble.value = null;
  }

  /** Answers whether it was changed. */
  async changePassword(): Promise<boolean> {
    const typed = this.passwords.peek();
    if (!typed) return false;
    if (isTooShort(typed.newPassword)) {
      this.passwordTrouble.value = { code: "short" };
      return false;
    }
    return this.#once(
      async () => {
        await this.renewal.during(() => this.door.changePassword(typed.password, typed.newPassword));
        this.stopTyping();
        await this.load();
      },
      why => {
        const trouble = troubleOf(why);
        this.passwordTrouble.value = trouble.member === "newPassword" ? { code: "refused" } : trouble;
      },
    );
  }

  wish(wish: FactorWish): void {
    this.factor.value = wished(wish);
  }

  /** Leaves the second factor as it is; codes that were told are forgotten. */
  rest(): void {
    this.factor.value = atRest;
  }

  /** Says the password that what is wished asks for. */
  confirm(password: string): Promise<boolean> {
    const { step } = this.factor.peek();
    return this.#changeFactor(async () => {
      if (step.at !== "password") return;
      if (step.wish === "on") return void (this.factor.value = offered(await this.door.offerFactor(password)));
      if (step.wish === "codes") this.factor.value = toldCodes((await this.door.newCodes(password)).recoveryCodes);
      else {
        await this.door.turnFactorOff(password);
        this.factor.value = atRest;
      }
      await this.load();
    });
  }

  /** Proves that the app has the secret. */
  prove(code: string): Promise<boolean> {
    const { step } = this.factor.peek();
    return this.#changeFactor(async () => {
      if (step.at !== "offer") return;
      this.factor.value = toldCodes((await this.door.turnFactorOn(step.offer.offer, codeTyped(code))).recoveryCodes);
      await this.load();
    });
  }

  async endSession(id: Id): Promise<void> {
    try {
      await this.door.endSession(id);
    } catch (why) {
      // It is over already.
      if (codeOf(why) !== "not_found") throw why;
    }
    await this.load();
  }

  async endOtherSessions(): Promise<void> {
    await this.door.endOtherSessions();
    await this.load();
  }

  #changeFactor(act: () => Promise<void>): Promise<boolean> {
    return this.#once(act, why => (this.factor.value = factorRefused(this.factor.peek(), troubleOf(why))));
  }

  async #once(act: () => Promise<void>, refused: (why: unknown) => void): Promise<boolean> {
    if (this.isBusy.peek()) return false;
    this.isBusy.value = true;
    try {
      await act();
      return true;
    } catch (why) {
      refused(why);
      return false;
    } finally {
      this.isBusy.value = false;
    }
  }
}
