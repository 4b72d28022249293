#!/bin/sh
# Feeds the EV meter: the same current (0.1 A) on three phases, 11 kW, and energy that grows.
# shellcheck disable=SC2034,SC2154
. "$(dirname "$0")/feed_common.sh"

topic=Set/EVMeter interval=5 value=160
energy=0

message() {
    publish "$topic" "$value:$value:$value:11000:$energy"
    energy=$((energy + 100))
}

read_options "$@"
run_feeder
