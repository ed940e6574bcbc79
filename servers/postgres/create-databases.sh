#!/bin/sh
# Makes the roles and databases in an empty PostgreSQL; the official image runs it once. As in development, the owner of
# Tongtu's tables is no superuser. Needs DATABASE_PASSWORD and TEMPORAL_DATABASE_PASSWORD; psql finds the server by PG….
set -eu
: "${DATABASE_PASSWORD:?}" "${TEMPORAL_DATABASE_PASSWORD:?}"

# the passwords go by the environment: arguments can be read by every user of the machine
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner DATABASE_PASSWORD
\getenv temporal TEMPORAL_DATABASE_PASSWORD
set password_encryption = 'scram-sha-256';
create role tongtu_owner login createrole password :'owner';
create role temporal login password :'temporal';
create database tongtu owner tongtu_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
-- only its own role looks at Temporal's store
revoke connect on database temporal, temporal_visibility from public;
SQL
