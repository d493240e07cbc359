# Sourced by the commands in this folder, in the project's folder: packages are installed if they are not,
# and Node is the one that package-lock.json pins.

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

installed_mark=node_modules/.warta-installed
installed_state="$(cksum <package-lock.json) $(uname -sm)"
if [ "$(cat "$installed_mark" 2>/dev/null)" != "$installed_state" ] || [ ! -x node_modules/.bin/node ]; then
  command -v node >/dev/null 2>&1 || fail "Node is missing: install Node 20 or newer (https://nodejs.org)."
  command -v npm >/dev/null 2>&1 || fail "npm is missing: it comes with Node (https://nodejs.org)."
  [ "$(node -p 'Number.parseInt(process.versions.node)')" -ge 20 ] ||
    fail "Node $(node --version) is too old: Warta needs Node 20 or newer to install itself."
  if ! node scripts/installed.mjs; then
    echo "Installing packages (a minute or two) …"
    npm ci --include=dev --no-audit --no-fund --loglevel=error </dev/null ||
      fail "The packages could not be installed. If the reason above is the network, try again; nothing is lost."
  fi
  # npm can be set to run no install scripts; the one that fetches Node is needed.
  [ -x node_modules/.bin/node ] || (cd node_modules/node && npm_config_ignore_scripts=false node installArchSpecificPackage) ||
    fail "Node could not be installed from npm."
  printf '%s\n' "$installed_state" >"$installed_mark"
fi
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
