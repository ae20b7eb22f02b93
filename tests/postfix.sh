#!/usr/bin/env bash
# A throw-away Postfix for tests, on loopback: takes mail for every address and keeps it in <folder>/mail/inbox, a Maildir.
#   tests/postfix.sh start <folder>   sets it up in the folder, which has certificate.pem and key.pem, starts it and prints its ports:
#                                     one with STARTTLS, one with TLS from the first byte on, one that knows no TLS
#   tests/postfix.sh stop <folder>    ends it; the folder stays
# Postfix starts as root alone: anybody else needs sudo.
set -euo pipefail

command=${1:-} folder=${2:-}
if [ -z "$folder" ] || [[ ! "$command" =~ ^(start|stop)$ ]]; then
  echo "Usage: tests/postfix.sh start|stop <folder>" >&2
  exit 2
fi
PATH="$PATH:/usr/sbin"
type postfix >/dev/null || { echo "Postfix is not installed: apt-get install postfix" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

configure() {
  local owner
  # Postfix delivers nothing as root.
  owner=$([ "$(id -u)" -eq 0 ] && id -u nobody || id -u)
  chmod 755 "$folder"
  mkdir -p "$folder/etc" "$folder/spool" "$folder/data" "$folder/mail"
  as_root chown "$owner" "$folder/mail"
  as_root chown postfix "$folder/data"
  cat >"$folder/etc/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
maillog_file = $folder/log
maillog_file_prefixes = $folder
myhostname = mail.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
virtual_mailbox_domains = static:all
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = static:inbox/
virtual_minimum_uid = 1
virtual_uid_maps = static:$owner
virtual_gid_maps = static:$owner
smtputf8_enable = yes
smtpd_recipient_restrictions = check_recipient_access inline:{ { gone@shop.example = 550 5.1.1 Nobody of this name } }
smtpd_tls_cert_file = $folder/certificate.pem
smtpd_tls_key_file = $folder/key.pem
smtpd_client_connection_count_limit = 0
EOF
  cat >"$folder/etc/master.cf" <<EOF
127.0.0.1:$1 inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:$2 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$3 inet n - n - - smtpd -o smtpd_tls_security_level=none
anvil unix - - n - 1 anvil
bounce unix - - n - 0 bounce
cleanup unix n - n - 0 cleanup
defer unix - - n - 0 bounce
error unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
proxymap unix - - n - - proxymap
qmgr unix n - n 300 1 qmgr
retry unix - - n - - error
rewrite unix - - n - - trivial-rewrite
tlsmgr unix - - n 1000? 1 tlsmgr
trace unix - - n - 0 bounce
virtual unix - n n - - virtual
EOF
}

start() {
  local port attempt
  for attempt in 1 2 3 4 5; do
    # Below those that outgoing connections are given.
    port=$(( 20000 + RANDOM % 12760 ))
    configure "$port" "$((port + 1))" "$((port + 2))"
    # A taken port is the one failure that another try cures.
    if as_root postfix -c "$folder/etc" start >"$folder/start.log" 2>&1; then
      echo "$port $((port + 1)) $((port + 2))"
      return
    fi
  done
  cat "$folder/start.log" "$folder/log" >&2
  exit 1
}

stop() {
  as_root postfix -c "$folder/etc" abort >/dev/null 2>&1 || true
  as_root rm -rf "$folder/spool" "$folder/data" "$folder/mail" "$folder/log"
}

"$command"
