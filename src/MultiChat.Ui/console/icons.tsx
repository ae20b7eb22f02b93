/** The console's pictures: 20 by 20, drawn in the text's colour, always beside words or a label. */
const paths = {
  accepted: "M5 10.5l3.2 3.2L15 7",
  archive: "M3.5 4.5h13v3h-13zM4.5 7.5v8h11v-8M8 10.5h4",
  back: "M12 4.5L6.5 10l5.5 5.5",
  bell: "M10 3.5a4 4 0 0 1 4 4c0 4 1.5 5 1.5 5h-11S6 11.5 6 7.5a4 4 0 0 1 4-4zM8.5 15.5a1.6 1.6 0 0 0 3 0",
  card: "M3.5 5h13v10h-13zM6 12.5c.4-1.4 3-1.4 3.5 0M7.8 9.6a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM12 8.5h2.5M12 11.5h2.5",
  channel: "M3.5 4.5h13v9H10l-3.5 3v-3h-3z",
  check: "M4.5 10.5l3.5 3.5 7.5-8",
  clock: "M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM10 6.8V10l2.2 1.4",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  common: "M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 15.5c.5-4.5 8.5-4.5 9 0M12.5 4.9a2.5 2.5 0 0 1 0 4.6M14 11.8c1.7.4 2.8 1.5 3 3.7",
  copy: "M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3",
  down: "M10 4.5v11M5.5 11l4.5 4.5 4.5-4.5",
  edit: "M4.5 15.5l.7-3 7.8-7.8 2.3 2.3-7.8 7.8zM11.5 6.2l2.3 2.3",
  handOver: "M3.5 10h12M11 5.5l4.5 4.5-4.5 4.5",
  keyboard: "M3 5.5h14v9H3zM5.5 8.5h.5M8.5 8.5h.5M11.5 8.5h.5M14.5 8.5h.5M6.5 11.5h7",
  letGo: "M8.5 5.5h-4v9h4M11.5 7l3 3-3 3M14.5 10H8",
  mail: "M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5",
  menu: "M5 10h.01M10 10h.01M15 10h.01",
  mine: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-5.3 11.4-5.3 12 0",
  note: "M4.5 4.5h11v7.5l-4 3.5h-7zM15.5 12h-4v3.5M7 7.5h6M7 10h4",
  phone: "M6.5 3.5l2 3.5-1.5 1.5c.8 1.7 2.3 3.2 4.5 4.5l1.5-1.5 3.5 2c-.5 2.5-2 3-3.5 3C8 16 4 11 3.5 7c0-1.5.5-3 3-3.5z",
  reopen: "M4.5 8a6 6 0 1 1-.3 4M4.5 4.5V8H8",
  resend: "M15.5 8a6 6 0 1 0 .3 4M15.5 4.5V8H12",
  revisions: "M4.5 6h11M4.5 10h7M4.5 14h5M13 12v2.5h2.5",
  search: "M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.7 12.7l3.8 3.8",
  send: "M3.5 10L16.5 4l-4 12.5-2.8-5.2zM9.7 11.3l3.3-3.8",
  signOut: "M11.5 5.5v-1h-7v11h7v-1M8.5 10h8M13.5 7l3 3-3 3",
  site: "M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM3.5 10h13M10 3.5c-4.5 4-4.5 9 0 13M10 3.5c4.5 4 4.5 9 0 13",
  smile: "M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM7.5 8.2v.6M12.5 8.2v.6M7 11.7c1.5 2.2 4.5 2.2 6 0",
  take: "M10 4v8M6.5 9l3.5 3.5L13.5 9M4.5 15.5h11",
  trash: "M4.5 6h11M8 6V4.5h4V6M5.5 6l.8 9.5h7.4l.8-9.5",
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);

/** Clock, tick, two ticks, two filled ticks; the error disc. Shapes differ, not only colours. */
export const MarkIcon = ({ state }: { state: "sending" | "accepted" | "delivered" | "read" | "error" }) => (
  <svg class={`mark-icon mark-${state}`} width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" focusable="false">
    {state === "sending" && <path class="stroke" d="M9 14A6 6 0 1 0 9 2a6 6 0 0 0 0 12zM9 5v3.2l2.2 1.3" />}
    {state === "accepted" && <path class="stroke" d="M4 8.5l3.2 3.2L14 5" />}
    {state === "delivered" && <path class="stroke" d="M1.5 8.5l3 3.2L11 5M8.3 11.3l.6.4L16 5" />}
    {state === "read" && <path class="stroke" d="M1.5 8l3.5 4L11.5 4M8.3 11l.9 1L16.5 4" />}
    {state === "error" && (
      <>
        <path class="fill" d="M9 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z" />
        <path class="on-fill" d="M9 4v5M9 11.7v.3" />
      </>
    )}
  </svg>
);
