#!/usr/bin/env bash
# Goes the README's way, as somebody does who has only the packages: from `dotnet new web` to the first answered message, then from Development to Production.
#   tests/quick-start.sh                      packs everything first
#   tests/quick-start.sh --feed folder        takes packed packages from there
#   tests/quick-start.sh --confined           runs the app as a container does: not root, read-only but for one folder, no tzdata, no ICU (needs root)
# Last line: "answered after N s".
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
feed= confined=
while [ $# -gt 0 ]; do
  case $1 in
    --feed) feed=${2:?a folder} && shift ;;
    --confined) confined=yes ;;
    *) echo "Usage: tests/quick-start.sh [--feed folder] [--confined]" >&2; exit 2 ;;
  esac
  shift
done

work=$(mktemp -d)
chmod 755 "$work"
app=
finish() {
  [ -z "$app" ] || kill "$app" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "$1" >&2
  [ ! -f "$work/log" ] || tail -n 40 "$work/log" >&2
  exit 1
}

# The n-th block of the README behind a fence of that language, from "Put it into your app" on.
readme() {
  awk -v fence="\`\`\`$1" -v wanted="$2" '
    /^## Put it into your app/ { on = 1 }
    on && $0 == fence { n++; inside = n == wanted; next }
    /^```$/ { inside = 0 }
    inside' "$root/README.md"
}

if [ -z "$feed" ]; then
  feed=$work/feed
  # As a release: nobody is offered an alpha who does not ask for one.
  dotnet pack "$root/MultiChat.sln" -p:MinVerSkip=true -p:Version=0.1.0 -c Release -o "$feed" -v quiet >&2
fi

# Packages of this run alone: what a user's folder has of the same version is another.
mkdir "$work/packages"
cat >"$work/NuGet.config" <<XML
<configuration>
  <packageSources><add key="here" value="$feed" /></packageSources>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <fallbackPackageFolders><add key="known" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
XML

began=$(date +%s%N)
cd "$work"
dotnet new web -n Shop --no-restore >/dev/null
cd Shop
readme sh 1 | grep '^dotnet add package' | while read -r line; do $line >/dev/null </dev/null || fail "'$line' failed."; done
readme csharp 1 >Program.cs
grep -q 'AddMultiChat' Program.cs || fail "The README has no program."
data=$work/Shop
if [ -n "$confined" ]; then
  mkdir "$work/data"
  chown 65534:65534 "$work/data"
  data=$work/data
  sed -i "s|\"chat.db\"|\"$data/chat.db\"|" Program.cs
fi
dotnet build -v quiet -clp:ErrorsOnly -o "$work/out" >&2

# Starts the app in an environment and waits for a line of its log.
run() {
  local environment=$1 line=$2
  shift 2
  : >"$work/log"
  local start=(env "ASPNETCORE_ENVIRONMENT=$environment" "ASPNETCORE_URLS=http://127.0.0.1:0" "$@")
  if [ -n "$confined" ]; then
    start+=("TZDIR=/nonexistent" "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1" "DOTNET_EnableDiagnostics=0" "HOME=/nonexistent")
    # shellcheck disable=SC2016
    unshare --mount --propagation private bash -c '
      data=$1 && shift
      [ ! -d /usr/share/zoneinfo ] || mount -t tmpfs -o ro none /usr/share/zoneinfo
      mount --bind "$data" "$data" && mount -o remount,bind,ro / && mount -o remount,bind,rw "$data"
      cd "$(dirname "$data")/Shop" && exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$@"' \
      confined "$data" "${start[@]}" dotnet "$work/out/Shop.dll" >"$work/log" 2>&1 &
  else
    "${start[@]}" dotnet "$work/out/Shop.dll" >"$work/log" 2>&1 &
  fi
  app=$!
  for _ in $(seq 600); do
    grep -q "$line" "$work/log" && return 0
    kill -0 "$app" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

stop() {
  kill "$app"
  wait "$app" || true
  app=
}

# A REST request: its cookies, verb, path and body. The answer's body.
ask() {
  local jar=$1 verb=$2 path=$3 body=${4-}
  curl --silent --show-error --fail-with-body --cookie "$jar" --cookie-jar "$jar" --request "$verb" "$chat/$path" \
    --header 'X-MultiChat: 1' ${body:+--header 'Content-Type: application/json' --data "$body"}
}

run Development 'console/link/' || fail "The app did not start, or printed no link."
link=$(grep -o 'http://[^ ]*/console/link/[^ ]*' "$work/log" | head -n 1)
chat=${link%%/console/link/*}
curl --silent --show-error --output /dev/null --cookie-jar operator "$link"
ask operator PUT v1/p/main/status '{"available":true}' >/dev/null || fail "The operator could not become available."
[ "$(ask visitor GET v1/s/main/availability | jq .available)" = true ] || fail "No chat can begin."
ask visitor POST v1/s/main/identity '{}' >/dev/null
ask visitor POST v1/s/main/messages "{\"id\":\"$(cat /proc/sys/kernel/random/uuid)\",\"text\":\"Hello\"}" >/dev/null || fail "The message was not accepted."
dialog=$(ask operator GET 'v1/p/main/dialogs?section=mine' | jq -r '.rows[0].id')
ask operator POST "v1/p/main/dialogs/$dialog/messages" "{\"id\":\"$(cat /proc/sys/kernel/random/uuid)\",\"text\":\"Good morning\",\"sawResponsible\":null}" >/dev/null \
  || fail "The answer was not accepted."
ask visitor GET v1/s/main/dialog | grep -q 'Good morning' || fail "The visitor has no answer."
answered=$(( ($(date +%s%N) - began) / 1000000 ))
stop

# From Development to Production, as the README says.
if run Production 'Application started'; then fail "Production started with nobody who can sign in."; fi
grep -q 'or run as Development' "$work/log" || fail "The refusal does not say what to do."
cd "$work/Shop"
line=$(readme csharp 2)
[ -z "$confined" ] || line=${line//\"chat.db\"/\"$data/chat.db\"}
sed -i "s|^builder.Services.AddMultiChat.*|$line|" Program.cs
dotnet build -v quiet -clp:ErrorsOnly -o "$work/out" >&2
first=(MultiChat__FirstAdministrator__Email=you@shop.example "MultiChat__FirstAdministrator__Password=a long password")
run Production 'Now listening' "${first[@]}" || fail "Production did not start with a first administrator."
chat=$(grep -o 'http://127[^ ]*' "$work/log" | head -n 1)/chat
ask administrator POST v1/session '{"email":"you@shop.example","password":"a long password"}' | grep -q '"main"' || fail "The administrator cannot sign in."
grep -q 'console/link' "$work/log" && fail "Production printed a link."
stop
run Production 'Now listening' || fail "Production did not start again without the settings."
chat=$(grep -o 'http://127[^ ]*' "$work/log" | head -n 1)/chat
ask administrator2 POST v1/session '{"email":"you@shop.example","password":"a long password"}' >/dev/null || fail "The administrator is gone."
stop
run Development 'console/link/' || fail "Development did not start again."
stop
LC_ALL=C awk -v ms="$answered" 'BEGIN { printf "answered after %.1f s\n", ms / 1000 }'
