import type { Id } from "./wire.js";

/** What kind of matter an inquiry can be. */
export interface InquiryClass {
  id: Id;
  /** Who saves gives it back. */
  version: number;
  name: string;
  isLead: boolean;
  /** It can't be chosen any more; inquiries that have it keep it. */
  removed: boolean;
}
