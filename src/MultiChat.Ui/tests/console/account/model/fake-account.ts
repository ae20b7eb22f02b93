import type { AccountDoor } from "../../../../console/account/model/account-door.js";
import { OwnAccount } from "../../../../console/account/model/own-account.js";
import { Renewal } from "../../../../console/app/renewal.js";
import type { Account, FactorOffer } from "../../../../shared/wire/account.js";

export const password = "the right one";
export const code = "123456";
export const offer: FactorOffer = { offer: "o1", secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x", qr: { size: 21, path: "M4 4h7v1h-7z" } };

const refuse = (code: string, more: object = {}) => Promise.reject(Object.assign(new Error(code), { code, ...more }));

/** A host with one account, which does what the wire says. */
export class FakeAccount implements AccountDoor {
  account: Account = {
    email: "anna@example.org",
    secondFactor: "off",
    recoveryCodes: 0,
    sessions: [
      { id: "here", device: "Chrome · Windows", begunAt: "2026-11-30T10:00:00.000Z", current: true },
      { id: "there", device: null, begunAt: null, current: false },
    ],
  };
  isForeign = false;
  isLost = false;
  isOfferOver = false;
  password = password;

  read = async () => {
    if (this.isLost) return refuse("lost");
    return this.isForeign ? refuse("not_supported") : structuredClone(this.account);
  };

  changePassword = async (typed: string, newPassword: string) => {
    if (typed !== this.password) return refuse("wrong_password");
    if (newPassword === "password") return refuse("invalid_field", { member: "newPassword" });
    this.password = newPassword;
    await this.endOtherSessions();
  };

  endSession = async (id: string) => {
    this.account.sessions = this.account.sessions.filter(session => session.id !== id);
  };

  endOtherSessions = async () => {
    this.account.sessions = this.account.sessions.filter(({ current }) => current);
  };

  offerFactor = async (typed: string) => (typed === this.password ? offer : refuse("wrong_password"));

  turnFactorOn = async (_: string, typed: string) => {
    if (this.isOfferOver) return refuse("invalid_field", { member: "offer" });
    if (typed !== code) return refuse("wrong_code");
    this.account.secondFactor = "on";
    return this.#codes();
  };

  newCodes = async (typed: string) => (typed === this.password ? this.#codes() : refuse("wrong_password"));

  turnFactorOff = async (typed: string) => {
    if (typed !== this.password) return refuse("wrong_password");
    this.account.secondFactor = "off";
  };

  #codes() {
    this.account.recoveryCodes = 10;
    return { recoveryCodes: Array.from({ length: 10 }, (_, index) => `abcd-efgh-${1000 + index}`) };
  }
}

export function accountScene() {
  const door = new FakeAccount();
  return { door, own: new OwnAccount(door, new Renewal("/chat/", undefined)) };
}
