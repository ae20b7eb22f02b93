import { iconPaths, type IconName } from "../app/icon-name.js";

/** With the browser's own font size. */
const rem = (pixels: number) => `${pixels / 16}rem`;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={rem(size)} height={rem(size)} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={iconPaths[name]} />
  </svg>
);

/** Clock, tick, two ticks, two filled ticks; the error disc. Shapes differ, not only colours. */
export const MarkIcon = ({ state }: { state: "sending" | "accepted" | "delivered" | "read" | "error" }) => (
  <svg class={`mark-icon mark-${state}`} width="1.125rem" height="1rem" viewBox="0 0 18 16" aria-hidden="true" focusable="false">
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
