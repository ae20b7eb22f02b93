import type { TeamMember } from "../../../../shared/wire/team.js";

export const teamMember = (more: Partial<TeamMember> = {}): TeamMember => ({
  id: "vera",
  version: 1,
  email: "vera@example.org",
  firstName: "Вера",
  lastName: "Смирнова",
  rights: ["operator"],
  groups: [],
  hours: "",
  exceptions: [],
  zone: null,
  disabled: false,
  status: { available: false, connected: false, why: { kind: "never" }, until: null },
  ...more,
});
