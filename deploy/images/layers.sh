#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Sorts a built service into layers: layers.sh QUARKUS-APP TARGET makes TARGET/dependencies and TARGET/own, which laid over
# each other are the service. Everybody may read them, and nobody but root may write.
set -eu
app=$1
target=$2

mkdir -p "$target/dependencies" "$target/own/lib/main"
cp -R "$app/lib" "$target/dependencies/"
for jar in "$target"/dependencies/lib/main/io.postern.*.jar; do
  [ ! -e "$jar" ] || mv "$jar" "$target/own/lib/main/"
done
for part in app quarkus quarkus-run.jar; do
  [ ! -e "$app/$part" ] || cp -R "$app/$part" "$target/own/"
done
chmod -R u=rwX,go=rX "$target"
