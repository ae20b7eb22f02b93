import { browserClock } from "../../shared/clock.js";
import { connectHub } from "../../shared/hub.js";
import type { VisitorCalls, VisitorPushes } from "../../shared/wire.js";

declare const PANEL: string;
declare const POLLING: string;

connectHub<VisitorCalls, VisitorPushes>({
  url: new URL("v1/s/main/hub", import.meta.url).href,
  clock: browserClock,
  opened() {},
  lost() {},
  pushed() {},
  fallback: () => import(new URL(POLLING, import.meta.url).href),
});
void import(new URL(PANEL, import.meta.url).href);
