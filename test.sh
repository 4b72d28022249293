#!/usr/bin/env bash
# The one test command: installs what it needs, builds, runs every test project, and ends with the sum over all of them.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$root" || exit 1
run="$root/.run"
mkdir -p "$run"

missing=""
for tool in mosquitto mosquitto_pub socat openssl; do
  command -v "$tool" >/dev/null 2>&1 || [ -x "/usr/sbin/$tool" ] || missing="yes"
done
ldconfig -p | grep -q libmosquitto.so.1 || missing="yes"
# Home Assistant's template engine, for the blueprints.
/usr/bin/python3 -c "import jinja2" 2>/dev/null || python3 -c "import jinja2" 2>/dev/null || missing="yes"
if [ -n "$missing" ]; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  packages="mosquitto mosquitto-clients libmosquitto1 socat openssl python3-jinja2"
  # shellcheck disable=SC2086
  { $sudo apt-get install -y -qq $packages || { $sudo apt-get update -qq && $sudo apt-get install -y -qq $packages; }; } >"$run/install.log" 2>&1 \
    || { cat "$run/install.log" >&2; echo "test.sh: could not install $packages" >&2; exit 1; }
fi
export PATH="$PATH:/usr/sbin"

start=$SECONDS
dotnet build SmartEvse.sln -v q -nologo || { echo "test.sh: the build failed" >&2; echo "0 passed, 1 failed"; exit 1; }
echo "built in $((SECONDS - start)) s"

# Runs one project, or some of its tests; leaves its summary, "passed failed seconds", beside its log.
run_project() { # run_project PROJECT LOG [what the runner is told]
  local project="$1" log="$2" name began code line total errors bad skipped good
  shift 2
  name="$(basename "$project")"
  began=$SECONDS
  "$project/bin/Debug/net10.0/$name" -noColor "$@" >"$log" 2>&1
  code=$?
  line="$(grep -E '^ *[A-Za-z.0-9]+ +Total: [0-9]+' "$log" | tail -1)"
  total="$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$line")"
  errors="$(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$line")"
  bad="$(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$line")"
  skipped="$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$line")"
  bad=$(( ${bad:-0} + ${errors:-0} ))
  good=$(( ${total:-0} - bad - ${skipped:-0} ))
  # A project that crashed, or ran nothing, has failed, whatever it counted.
  if [ -z "$total" ] || [ "$total" -eq 0 ] || { [ $code -ne 0 ] && [ $bad -eq 0 ]; }; then bad=$((bad + 1)); fi
  echo "$good $bad $((SECONDS - began))" >"${log%.log}.sum"
}

# Two lanes: projects that mostly wait for real servers and real time, which a busy machine may not give them, run beside those that compute.
waiting=" SmartEvse.Virtual.Tests SmartEvse.MqttLinks.Tests SmartEvse.MeterFeed.Tests SmartEvse.Web.Tests "
projects=(tests/*.Tests tests/SmartEvse.NanoGate)
rm -f "$run"/*.sum
lane() { # lane yes|no: those that wait, or the others
  local project
  for project in "${projects[@]}"; do
    case "$waiting" in *" $(basename "$project") "*) [ "$1" = yes ] || continue ;; *) [ "$1" = no ] || continue ;; esac
    run_project "$project" "$run/$(basename "$project").log"
  done
}
lane yes &
lane no
wait

# A few tests in real time that failed are run once more, alone, and said to be so. What fails for another reason than haste fails again.
again() {
  local project name good bad seconds methods good2 bad2 seconds2
  for project in "${projects[@]}"; do
    name="$(basename "$project")"
    case "$waiting" in *" $name "*) ;; *) continue ;; esac
    read -r good bad seconds 2>/dev/null <"$run/$name.sum" || continue
    mapfile -t methods < <(sed -nE 's/^ +([A-Za-z0-9_.]+)(\(.*)? \[FAIL\]$/\1/p' "$run/$name.log" | sort -u)
    [ "$bad" -gt 0 ] && [ "${#methods[@]}" -gt 0 ] && [ "$bad" -le 5 ] || continue
    # Each failure has to have named its test: a crash is never made good.
    [ "$(grep -cE '\[FAIL\]$' "$run/$name.log")" -eq "$bad" ] || continue
    echo "failed while others ran, again alone: ${methods[*]}"
    local told=()
    for method in "${methods[@]}"; do told+=(-method "$method"); done
    run_project "$project" "$run/$name.again.log" "${told[@]}"
    read -r good2 bad2 seconds2 <"$run/$name.again.sum"
    if [ "$bad2" -eq 0 ]; then
      grep -A 12 -E '\[FAIL\]$' "$run/$name.log" # what it said the first time
      echo "$((good + bad)) 0 $((seconds + seconds2))" >"$run/$name.sum"
    fi
  done
}
again

passed=0
failed=0
for project in "${projects[@]}"; do
  name="$(basename "$project")"
  read -r good bad seconds 2>/dev/null <"$run/$name.sum" || { good=0; bad=1; seconds=0; }
  passed=$((passed + good))
  failed=$((failed + bad))
  printf '%-36s %5d passed, %d failed  (%d s)\n' "$name" "$good" "$bad" "$seconds"
  [ "$bad" -eq 0 ] || cat "$run/$name.log"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
