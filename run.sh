#!/usr/bin/env bash
# The one run command. Without arguments: a broker if none is there, and a virtual charger with a simulated house and vehicle.
# With arguments: a verb of the virtual charger (./run.sh --help). What the build prints goes to .run/build.log, never between a verb's lines.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
run="$root/.run"
port="${SMARTEVSE_PORT:-1883}"
mkdir -p "$run"

fail() { echo "run.sh: $1" >&2; exit 1; }

need() { # need COMMAND-OR-LIBRARY PACKAGE...
  local what="$1"; shift
  case "$what" in
    *.so.*) ldconfig -p 2>/dev/null | grep -q "$what" && return ;;
    *) command -v "$what" >/dev/null 2>&1 && return; [ -x "/usr/sbin/$what" ] && return ;;
  esac
  command -v apt-get >/dev/null 2>&1 || fail "$what is missing; install $* with your package manager"
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  { $sudo apt-get install -y -qq "$@" || { $sudo apt-get update -qq && $sudo apt-get install -y -qq "$@"; }; } >>"$run/install.log" 2>&1 \
    || fail "could not install $*; see .run/install.log"
}

command -v dotnet >/dev/null 2>&1 || fail "the .NET SDK (10.0 or newer) is missing: https://dot.net"
[ "$(uname -s)" != Linux ] || need libmosquitto.so.1 libmosquitto1
dotnet build "$root/device/SmartEvse.Virtual" -c Release -v q -nologo >"$run/build.log" 2>&1 \
  || { cat "$run/build.log" >&2; fail "the build failed"; }
smartevse="$root/device/SmartEvse.Virtual/bin/Release/net10.0/smartevse"

if [ $# -gt 0 ]; then
  exec "$smartevse" "$@"
fi

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

broker=""
if ! listens; then
  need mosquitto mosquitto
  PATH="$PATH:/usr/sbin"
  # Without a configuration Mosquitto listens on loopback only. The package's own service may have come up just now: then that one is used.
  mosquitto -p "$port" >"$run/mosquitto.log" 2>&1 &
  broker=$!
  trap '[ -z "$broker" ] || kill "$broker" 2>/dev/null || true' EXIT
  for _ in $(seq 50); do listens && break; sleep 0.1; done
  listens || fail "Mosquitto does not start; see .run/mosquitto.log"
fi

# Ctrl-C reaches charger and broker alike: the charger says goodbye first, because this shell ends the broker only afterwards.
trap : INT TERM
"$smartevse" charger --broker "127.0.0.1:$port" --data "${SMARTEVSE_DATA:-$root/.data}" \
  --factory Mode=Smart --factory MainsMeter=API --factory EVMeter=API --factory MaxCurrent=16 --factory MaxCircuit=25
