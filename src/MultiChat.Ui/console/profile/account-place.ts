import type { OwnAccount } from "../account/account.js";
import type { App } from "../app/app.js";
import { Late } from "../app/late.js";

/** The person's account, fetched with the first look at the profile. It lasts until they sign out. */
export class AccountPlace {
  readonly parts = new Late(() => import("../account/account.js"));
  #own: OwnAccount | null = null;

  constructor(private readonly app: App) {}

  own({ OwnAccount, accountAt }: NonNullable<typeof this.parts.found>): OwnAccount {
    return (this.#own ??= new OwnAccount(accountAt(this.app.mount), this.app.renewal));
  }

  refresh(): void {
    void this.#own?.load();
  }

  forget(): void {
    this.#own = null;
  }
}
