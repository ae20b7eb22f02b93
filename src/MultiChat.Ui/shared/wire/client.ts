import type { Id, Instant } from "./wire.js";

export interface Client {
  id: Id;
  version: number;
  generatedName: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  comment: string | null;
  fields: { name: string; value: string }[];
  createdAt: Instant;
}
