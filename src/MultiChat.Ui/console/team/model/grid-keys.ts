import { slots, type Spot } from "./week-cells.js";

/** Where a key leads from a half-hour: beyond a midnight into the neighbouring day, and beyond Sunday into Monday. Null for a key that leads nowhere. */
export function moved({ day, slot }: Spot, key: string): Spot | null {
  switch (key) {
    case "ArrowRight":
      return slot < slots - 1 ? { day, slot: slot + 1 } : { day: (day + 1) % 7, slot: 0 };
    case "ArrowLeft":
      return slot > 0 ? { day, slot: slot - 1 } : { day: (day + 6) % 7, slot: slots - 1 };
    case "ArrowDown":
      return { day: (day + 1) % 7, slot };
    case "ArrowUp":
      return { day: (day + 6) % 7, slot };
    case "Home":
      return { day, slot: 0 };
    case "End":
      return { day, slot: slots - 1 };
    default:
      return null;
  }
}
