import "../../parts/first-load.js";
import "../parts/looks.js";

/** All that has to do with accounts and that few need in a day: one file, fetched when somebody does. */
export { ForgotPage } from "../../entrance/forgot-page.js";
export { LinkPage } from "../../entrance/link-page.js";
export { SignInSteps } from "../../entrance/sign-in-steps.js";
export { ProfileView } from "../../profile/view/profile-view.js";
