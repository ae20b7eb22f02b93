-- oldest-code: 1
-- Tries of passwords by what they are counted for, and the browsers in which a password was entered rightly. They belong to the installation, as
-- accounts do. Everything with an end is found by it, to be swept.
CREATE TABLE sign_in_tries (
    count_key TEXT NOT NULL,
    tries INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (count_key)
) WITHOUT ROWID;
CREATE INDEX sign_in_tries_by_end ON sign_in_tries (ends_at);

CREATE TABLE known_devices (
    device_hash BLOB NOT NULL,
    account_id BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (device_hash)
) WITHOUT ROWID;
CREATE INDEX known_devices_by_account ON known_devices (account_id, expires_at);
CREATE INDEX known_devices_by_end ON known_devices (expires_at);

CREATE INDEX sessions_by_end ON sessions (expires_at);
