-- oldest-code: 1
-- Tries of passwords by what they are counted for, and the browsers in which a password was entered rightly. They belong to the installation, as
-- accounts do. Everything with an end is found by it, to be swept.
CREATE TABLE sign_in_tries (
    count_key text COLLATE "C" NOT NULL,
    tries bigint NOT NULL,
    ends_at bigint NOT NULL,
    PRIMARY KEY (count_key)
);
CREATE INDEX sign_in_tries_by_end ON sign_in_tries (ends_at);

CREATE TABLE known_devices (
    device_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (device_hash)
);
CREATE INDEX known_devices_by_account ON known_devices (account_id, expires_at);
CREATE INDEX known_devices_by_end ON known_devices (expires_at);

CREATE INDEX sessions_by_end ON sessions (expires_at);
