#!/bin/sh
# Makes the namespace, once the server is healthy. Can be run again. Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE.
# Closed workflows stay for three days, to be looked at: what is true lies in PostgreSQL's record, not here.
set -eu
export TEMPORAL_ADDRESS="${TEMPORAL_ADDRESS:?}"
name="${TEMPORAL_NAMESPACE:?}"
temporal="${TEMPORAL_CLI_PATH:-temporal}"

tries=0
until "$temporal" operator cluster health >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 60 ]; then
    echo "Temporal at $TEMPORAL_ADDRESS is not healthy" >&2
    exit 1
  fi
  sleep 2
done
"$temporal" operator namespace describe --namespace "$name" >/dev/null 2>&1 ||
  "$temporal" operator namespace create --namespace "$name" --retention 72h
