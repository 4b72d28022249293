#!/bin/sh
# Makes a private certificate authority and a broker's certificate signed by it. Existing files are kept: an authority that
# changes would have to be given to every client again.
set -eu
umask 077

usage() {
    echo "usage: make-certificates.sh FOLDER NAME..." >&2
    echo "  FOLDER  where the files go" >&2
    echo "  NAME    every name and address by which clients call the broker: homeassistant.local 192.168.1.2" >&2
    exit 2
}

[ $# -ge 2 ] || usage
folder=$1
shift
command -v openssl >/dev/null || { echo "make-certificates.sh: openssl is missing" >&2; exit 1; }
mkdir -p "$folder"

make_key() { # the dots that openssl prints meanwhile help nobody
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1" 2>/dev/null || { echo "make-certificates.sh: cannot make $1" >&2; exit 1; }
}

names=""
for name in "$@"; do
    case $name in
        *[!A-Za-z0-9.:-]* | "") echo "make-certificates.sh: '$name' is no name or address" >&2; exit 2 ;;
        *:*) kind=IP ;;
        *[!0-9.]*) kind=DNS ;;
        *) kind=IP ;;
    esac
    names="${names:+$names,}$kind:$name"
done

if [ ! -e "$folder/ca.pem" ]; then
    make_key "$folder/ca.key"
    openssl req -x509 -new -sha256 -days 7300 -key "$folder/ca.key" -subj "/CN=SmartEVSE home CA" \
        -addext "keyUsage=critical,keyCertSign,cRLSign" -out "$folder/ca.pem"
    chmod 644 "$folder/ca.pem"
fi

if [ ! -e "$folder/server.pem" ]; then
    settings="$folder/server.ext"
    printf '%s\n' "subjectAltName=$names" "basicConstraints=critical,CA:FALSE" "extendedKeyUsage=serverAuth" >"$settings"
    make_key "$folder/server.key"
    openssl req -new -sha256 -key "$folder/server.key" -subj "/CN=$1" -out "$folder/server.csr"
    openssl x509 -req -sha256 -days 3650 -in "$folder/server.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial \
        -extfile "$settings" -out "$folder/server.pem" 2>/dev/null
    rm -f "$settings" "$folder/server.csr"
    chmod 644 "$folder/server.pem"
fi
echo "made $folder/ca.pem (for every client), server.pem and server.key (for the broker); keep ca.key somewhere else"
