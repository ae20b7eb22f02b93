import type { Account, FactorOffer, RecoveryCodes } from "../../../shared/wire/account.js";
import type { Id } from "../../../shared/wire/wire.js";
import { ask, askFor } from "../../app/session-door.js";

const tell = async (...request: Parameters<typeof ask>): Promise<void> => void (await ask(...request));

/** One's own account. Each rejects with a `HubError`; `not_supported` where the host brings its own users. */
export const accountAt = (mount: string) => {
  const account = `${mount}v1/account`;
  return {
    read: () => askFor<Account>(account, "GET"),
    changePassword: (password: string, newPassword: string) => tell(`${account}/password`, "POST", { password, newPassword }),
    endSession: (id: Id) => tell(`${account}/sessions/${encodeURIComponent(id)}`, "DELETE"),
    endOtherSessions: () => tell(`${account}/sessions`, "DELETE"),
    offerFactor: (password: string) => askFor<FactorOffer>(`${account}/factor`, "POST", { password }),
    turnFactorOn: (offer: string, code: string) => askFor<RecoveryCodes>(`${account}/factor`, "PUT", { offer, code }),
    newCodes: (password: string) => askFor<RecoveryCodes>(`${account}/factor/codes`, "POST", { password }),
    turnFactorOff: (password: string) => tell(`${account}/factor/off`, "POST", { password }),
  };
};

export type AccountDoor = ReturnType<typeof accountAt>;
