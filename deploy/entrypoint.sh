#!/bin/sh
# DATABASE_URL holds a password, so it may be given as a file: DATABASE_URL_FILE=/run/secrets/database_url.
set -eu
if [ -n "${DATABASE_URL_FILE:-}" ]; then
  DATABASE_URL="$(cat "$DATABASE_URL_FILE")"
  export DATABASE_URL
fi
exec "$@"
