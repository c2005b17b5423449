#!/bin/sh
# Writes the secrets that docker-compose.yml mounts, once: what exists is left as it is.
set -eu
umask 077
folder="$(dirname "$0")/secrets"
mkdir -p "$folder"
random() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
if [ ! -e "$folder/postgres_password" ]; then
  random > "$folder/postgres_password"
  printf 'postgres://palaver:%s@postgres:5432/palaver' "$(cat "$folder/postgres_password")" > "$folder/database_url"
fi
[ -e "$folder/master_key" ] || random > "$folder/master_key"
# The folder is closed; the files are read in the containers by accounts this machine does not know.
chmod 444 "$folder"/*
echo "secrets are in $folder; keep a copy of master_key apart from the database's backups"
