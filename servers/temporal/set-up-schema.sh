#!/bin/sh
# Brings Temporal's two databases to the schema of the tool's version. They exist, and belong to the role temporal.
# Can be run again. Needs POSTGRES_HOST and SQL_PASSWORD; POSTGRES_PORT and SQL_TOOL have usual values.
set -eu
tool="${SQL_TOOL:-temporal-sql-tool} --plugin postgres12 --ep ${POSTGRES_HOST:?} -p ${POSTGRES_PORT:-5432} -u temporal"
: "${SQL_PASSWORD:?}"

for database in temporal visibility; do
  name=temporal
  [ "$database" = temporal ] || name=temporal_visibility
  $tool --db "$name" setup-schema -v 0.0
  $tool --db "$name" update-schema --schema-name "postgresql/v12/$database"
done
