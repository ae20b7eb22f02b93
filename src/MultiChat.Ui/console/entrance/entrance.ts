import "../account/parts/looks.js";

/** What few need to come in: one file, fetched when somebody does. */
export { ForgotPage } from "./forgot-page.js";
export { LinkPage } from "./link-page.js";
export { SignInSteps } from "./sign-in-steps.js";
