#!/usr/bin/env bash
# Installs what the tests need from Debian, builds once, runs every test. Last line: "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# One compiler for all projects, those included that tests build: half the time where the environment says otherwise.
export UseSharedCompilation=true
compiler_before=$(pgrep -f VBCSCompiler)

log=$(mktemp) logs=$(mktemp -d)
trap 'rm -rf "$log" "$logs"; [ -n "$compiler_before" ] || dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1' EXIT
passed=0 failed=0 skipped=0

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

stop() {
  echo "$1" >&2
  failed=$((failed + 1))
  finish
}

install_missing() {
  local missing=()
  command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
  fc-list 2>/dev/null | grep -i "noto color emoji" >/dev/null || missing+=(fonts-noto-color-emoji fontconfig)
  fc-list 2>/dev/null | grep -i "noto sans cjk" >/dev/null || missing+=(fonts-noto-cjk)
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  local tool
  for tool in strace nginx caddy curl jq openssl; do command -v $tool >/dev/null || missing+=($tool); done
  command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
  command -v postfix >/dev/null || [ -x /usr/sbin/postfix ] || missing+=(postfix)
  # Pages start in half the time in it; without, all tests take the whole browser.
  local faster=()
  command -v chromium-headless-shell >/dev/null || [ -n "${CHROMIUM:-}" ] || faster+=(chromium-headless-shell)
  [ $((${#missing[@]} + ${#faster[@]})) -eq 0 ] && return 0
  echo "Installing for the tests: ${missing[*]} ${faster[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  local install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove)
  "${root[@]}" apt-get update -qq || return
  # The tests have a Postfix of their own: that of the machine stays without a configuration, and does not run.
  [[ " ${missing[*]} " != *" postfix "* ]] || "${root[@]}" debconf-set-selections <<<"postfix postfix/main_mailer_type select No configuration" || return
  [ ${#missing[@]} -eq 0 ] || "${install[@]}" "${missing[@]}" >/dev/null || return
  [ ${#faster[@]} -eq 0 ] || "${install[@]}" "${faster[@]}" >/dev/null || echo "Going on without ${faster[*]}"
}

# Adds up the figures of one run: name, exit code, log.
count() {
  local sums
  sums=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+), Total.*/\1 \2 \3/p' "$3" | awk '{f+=$1; p+=$2; s+=$3} END {print f+0, p+0, s+0}')
  read -r f p s <<<"$sums"
  failed=$((failed + f)) passed=$((passed + p)) skipped=$((skipped + s))
  if [ "$2" -ne 0 ] && [ "$f" -eq 0 ]; then
    echo "$1 ended with code $2" >&2
    failed=$((failed + 1))
  fi
}

install_missing || stop "What the tests need could not be installed."

echo "Building"
dotnet build MultiChat.sln --nologo -v quiet -clp:ErrorsOnly || stop "The build failed."

echo "Simulating what the pages are told"
if ! dotnet run --no-build --project tests/MultiChat.Simulation -- --seeds 30 --traces tests/MultiChat.Simulation/obj/traces >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  failed=$((failed + 1))
fi

echo "Testing the pages"
: >"$log"
(cd src/MultiChat.Ui && npm run --silent typecheck && npx vitest run --reporter=json --outputFile="$log" >/dev/null 2>&1)
code=$?
if [ -s "$log" ]; then
  read -r p f s < <(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); `${r.numPassedTests} ${r.numFailedTests} ${r.numPendingTests}`' "$log")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); for (const file of r.testResults) for (const t of file.assertionResults) if (t.status === "failed") console.log(t.fullName, t.failureMessages.join("\n"))' "$log"
else
  stop "The pages' tests did not run (code $code)."
fi
[ "$code" -eq 0 ] || [ "$f" -gt 0 ] || stop "The pages do not typecheck."

# Runs a test project into a log of its own. Tests of the kind Pictures draw docs/images anew, those of the kind Breadth are run by ./verify;
# CONTRIBUTING.md says how. One that hangs ends the run, which then names it.
run() {
  dotnet test "tests/$1" --no-build --nologo --filter "Kind!=Pictures&Kind!=Breadth" -v quiet --blame-hang-timeout 15m --blame-hang-dump-type none --logger "console;verbosity=minimal" >"$logs/$1" 2>&1
}

tell() {
  echo "Testing $1"
  grep -vE '^(Test run for|VSTest version|Starting test execution|A total of|Data collector)' "$logs/$1"
  count "$1" "$2" "$logs/$1"
}

# What kills hosts waits for processes most of the time, and what only computes runs meanwhile.
run MultiChat.Crash.Tests &
killing=$!
for name in MultiChat.Core.Tests MultiChat.Mail.Tests MultiChat.Simulation.Tests; do
  run "$name"
  tell "$name" $?
done
wait $killing
tell MultiChat.Crash.Tests $?

for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  grep -q IsTestProject "$project" && [ ! -e "$logs/$name" ] || continue
  run "$name"
  tell "$name" $?
done

finish
