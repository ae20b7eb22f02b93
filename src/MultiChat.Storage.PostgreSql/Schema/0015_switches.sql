-- oldest-code: 1
-- Hand switches moved before it count no more: the hours or the right of a member, or the zone of a project, have changed since. A host of the version
-- before leaves both alone.
ALTER TABLE members ADD COLUMN switches_since bigint;
ALTER TABLE projects ADD COLUMN zone_since bigint;
-- Whether the host's own code moved the switch.
ALTER TABLE hand_switches ADD COLUMN by_host boolean NOT NULL DEFAULT false;
