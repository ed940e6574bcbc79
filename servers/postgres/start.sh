#!/bin/sh
# Starts the official image with a place for the archive: a fresh volume belongs to root.
set -eu
install -d -m 700 -o postgres -g postgres /archive /archive/wal /archive/base
exec docker-entrypoint.sh "$@"
