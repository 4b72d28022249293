#!/bin/sh
# Feeds the mains meter: the same current (0.1 A, default 20 = 2.0 A) on three phases, with power and energy that grow.
# shellcheck disable=SC2034,SC2154
. "$(dirname "$0")/feed_common.sh"

topic=Set/MainsMeter interval=5 value=20
power=0 energy=0

message() {
    publish "$topic" "$value:$value:$value:$power:$energy"
    power=$((power + 10)) energy=$((energy + 15))
}

read_options "$@"
run_feeder
