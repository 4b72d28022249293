#!/bin/sh
# Feeds the current of the home battery, 0.1 A over all phases: positive = it charges, negative = it discharges.
# shellcheck disable=SC2034,SC2154
. "$(dirname "$0")/feed_common.sh"

topic=Set/HomeBatteryCurrent interval=8 value=0

message() {
    publish "$topic" "$value"
}

read_options "$@"
run_feeder
