#!/bin/sh
# Makes a base backup beside the archived log, named by the moment: /archive/base/20260302T010000Z. Runs where PostgreSQL
# runs, as its user. ARCHIVE, PGHOST, PGPORT and PGUSER may say otherwise.
set -eu
archive=${ARCHIVE:-/archive}
name=$(date -u +%Y%m%dT%H%M%SZ)
part=$archive/base/.part-$name

umask 077
mkdir -p "$archive/base"
trap 'rm -rf "$part"' EXIT
pg_basebackup --pgdata "$part" --format tar --gzip --checkpoint fast --wal-method fetch
sync "$part"/*
mv "$part" "$archive/base/$name"
echo "$archive/base/$name"
