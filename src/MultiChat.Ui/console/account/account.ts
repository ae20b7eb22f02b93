import "./parts/looks.js";

/** The account of whoever is signed in: fetched with the first look at the profile. */
export { AccountSections } from "./account-sections.js";
export { accountAt } from "./model/account-door.js";
export { OwnAccount } from "./model/own-account.js";
