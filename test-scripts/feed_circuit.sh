#!/bin/sh
# Feeds the circuit meter: the same current (0.1 A) on three phases.
# shellcheck disable=SC2034,SC2154
. "$(dirname "$0")/feed_common.sh"

topic=Set/CircuitMeter interval=2 value=20

message() {
    publish "$topic" "$value:$value:$value"
}

read_options "$@"
run_feeder
