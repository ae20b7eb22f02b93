#!/usr/bin/env bash
# Builds the pages into dist/ if a source is newer than the last build. Called by the .NET build, one at a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "error MC0001: Building MultiChat from source needs Node.js 20 or newer with npm: install it (Debian: apt-get install nodejs npm) and build again." >&2
  exit 1
fi
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  echo "error MC0001: Building MultiChat from source needs Node.js 20 or newer, this is $(node --version): install a newer one and build again." >&2
  exit 1
fi

# Several projects of one build may ask at once.
exec 9>.build.lock
flock 9 2>/dev/null || true

stamp() { find package.json package-lock.json tsconfig.json build.mjs page-texts.mjs shared widget console -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum; }

if [ ! -f node_modules/.stamps/lock ] || ! cmp -s package-lock.json node_modules/.stamps/lock; then
  npm ci --no-audit --no-fund --loglevel=error
  mkdir -p node_modules/.stamps
  cp package-lock.json node_modules/.stamps/lock
fi
now=$(stamp)
if [ ! -f dist/console.html ] || [ "$(cat node_modules/.stamps/sources 2>/dev/null)" != "$now" ]; then
  npm run --silent build
  echo "$now" > node_modules/.stamps/sources
fi
