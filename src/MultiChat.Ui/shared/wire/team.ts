import type { Id, Instant } from "./wire.js";

export interface Member {
  id: Id;
  name: string;
  available: boolean;
  connected: boolean;
  operator: boolean;
}

export interface Group {
  id: Id;
  name: string;
  members: Id[];
}

export interface OwnStatus {
  available: boolean;
  connected: boolean;
  why: { kind: string; by?: Id | null; at?: Instant | null };
  until: Instant | null;
}
