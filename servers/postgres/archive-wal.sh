#!/bin/sh
# PostgreSQL's archive_command: keeps one finished piece of its log. Arguments: the file, its name, the folder.
# Says yes only when the bytes are on disk; never replaces a piece by another one. The same piece again is no error.
set -eu
piece=$1
kept=$3/$2

if [ -e "$kept" ]; then
  cmp -s "$piece" "$kept"
  exit
fi
cp "$piece" "$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
sync "$3"
