#!/bin/sh
# A house with a car: the typed value is what the house draws per phase (0.1 A, negative = solar surplus), the car draws what the
# charger offers while it charges, and both meters are fed from that.
# shellcheck disable=SC2034,SC2154
. "$(dirname "$0")/feed_common.sh"

topic=Set/MainsMeter interval=1.5 value=20
energy=0

start_beside() {
    mkfifo "$work/states"
    (
        run=exec
        mosquitto mosquitto_sub -v -t "$prefix/ChargeCurrent" -t "$prefix/NrOfPhases" -t "$prefix/State" > "$work/states"
    ) &
    children="$children $!"
    (
        finish_line
        while read -r name state; do
            echo "$state" > "$work/state" && mv "$work/state" "$work/${name##*/}"
        done < "$work/states"
    ) &
    children="$children $!"
}

# The last published state, or the second argument when none came yet.
last_state() {
    if [ -f "$work/$1" ]; then cat "$work/$1"; else echo "$2"; fi
}

message() {
    current=0
    if [ "$(last_state State '')" = Charging ]; then current=$(last_state ChargeCurrent 0); fi
    is_number "$current" || current=0
    phases=3
    if [ "$(last_state NrOfPhases 3)" = 1 ]; then phases=1; fi

    mains=$((value + current)) others=$mains ev=$current
    if [ "$phases" = 1 ]; then others=$value ev=0; fi
    publish Set/MainsMeter "$mains:$others:$others"
    publish Set/EVMeter "$current:$ev:$ev:$((current * phases * 230 / 10)):$energy"
    if [ "$current" -gt 0 ]; then energy=$((energy + 100)); fi
}

read_options "$@"
run_feeder
