# shellcheck shell=sh
# What the feeders share; read by them, not run. Each feeder sets topic, interval and value, may set -n, and defines message().

usage() {
    echo "usage: $(basename "$0") [-h host] [-p port] [-t prefix] [-i seconds] [-u user] [-P password] [-n count]" >&2
    echo "  publishes $topic every $interval s for the charger with that prefix (default SmartEVSE-1234);" >&2
    echo "  type a whole number and Enter to change the value ($value); -n ends after that many messages" >&2
    exit 2
}

read_options() {
    host=127.0.0.1 port=1883 prefix=SmartEVSE-1234 user='' password='' count=0
    while getopts h:p:t:i:u:P:n: option; do
        case $option in
            h) host=$OPTARG ;;
            p) port=$OPTARG ;;
            t) prefix=$OPTARG ;;
            i) interval=$OPTARG ;;
            u) user=$OPTARG ;;
            P) password=$OPTARG ;;
            n) count=$OPTARG ;;
            *) usage ;;
        esac
    done
    shift $((OPTIND - 1))
    [ $# -eq 0 ] || usage
    is_number "$count" || usage
}

# A whole number, as the charger wants it: no +, no leading zeros (the shell would read them as octal), no decimals.
is_number() {
    case $1 in
        0) return 0 ;;
        -[1-9]* | [1-9]*) case ${1#-} in *[!0-9]*) return 1 ;; esac ;;
        *) return 1 ;;
    esac
}

# mosquitto_pub or mosquitto_sub with the broker's options in front of the given ones. With run=exec in a subshell it takes the
# subshell's place, so that ending the one ends the other.
run=''
mosquitto() {
    program=$1
    shift
    if [ -n "$user" ]; then set -- -u "$user" "$@"; fi
    if [ -n "$password" ]; then set -- -P "$password" "$@"; fi
    $run "$program" -h "$host" -p "$port" "$@"
}

# Never retained: the charger refuses a retained feed, because it could be of any age.
publish() {
    if mosquitto mosquitto_pub -t "$prefix/$1" -m "$2"; then echo "$prefix/$1 $2"; fi
}

# For a part that runs beside: when it is told to end, it waits for the program it has just started.
finish_line() { trap 'exit 0' TERM; }

# Repeats the last value, and sends a typed one at once. The typing is read beside, so that the interval goes on meanwhile.
run_feeder() {
    work=$(mktemp -d) || exit 1
    # Those beside end between two lines, never within one (finish_line): nothing is written to a folder that is being removed.
    trap 'kill $children $pause 2>/dev/null; wait; rm -rf "$work"' EXIT
    trap 'exit 0' INT TERM HUP
    trap ':' USR1
    children='' pause=''
    echo "$value" > "$work/value"
    exec 3<&0
    main=$$
    (
        finish_line
        while read -r typed <&3; do
            if is_number "$typed"; then
                echo "$typed" > "$work/typed" && mv "$work/typed" "$work/value"
                kill -USR1 "$main"
            else
                echo "expected a whole number, not '$typed'" >&2
            fi
        done
    ) &
    children=$!
    start_beside
    sent=0
    while :; do
        value=$(cat "$work/value")
        message
        sent=$((sent + 1))
        [ "$sent" -eq "$count" ] && exit 0
        sleep "$interval" &
        pause=$!
        # Ends early when a value was typed.
        wait "$pause"
        kill "$pause" 2>/dev/null
    done
}

# A feeder that listens as well defines this anew and adds what it starts to $children.
start_beside() { :; }
