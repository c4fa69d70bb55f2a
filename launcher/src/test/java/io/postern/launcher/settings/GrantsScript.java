// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.access.Grant;
import io.postern.contracts.access.Grants;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What services may do on Kafka, as commands of Kafka's own tool. */
final class GrantsScript {
    private GrantsScript() {}

    /** Grants that one command can give: it takes several names, and several operations on each of them. */
    private record Alike(Grant.What what, boolean prefix, Set<Grant.Operation> operations) {}

    static String text() {
        return """
                #!/usr/bin/env bash
                # SPDX-License-Identifier: Apache-2.0
                #
                # Gives Postern's users their rights on Kafka, by Kafka's kafka-acls.sh. docs/acls.md says who they are. Written by a test
                # from Grants in contracts.
                set -euo pipefail

                users="%s"

                usage() {
                  cat <<END
                acls.sh --bootstrap-server HOST:PORT [--command-config FILE] [--print | --remove] [USER[=NAME] …]

                  --command-config FILE  how whoever may give rights signs in, as kafka-acls.sh reads it
                  --print                show the commands, and run none
                  --remove               take these rights away again
                  USER[=NAME]            only these users; NAME is what the brokers call one, where that is not USER

                Users: $users
                Rights that are there already stay, these and others. KAFKA_ACLS names the program, where it is not kafka-acls.sh on the path.
                END
                }

                complain() {
                  echo "$*" >&2
                  exit 2
                }

                brokers=() action=(--add) show= chosen=()
                while [ $# -gt 0 ]; do
                  case $1 in
                    -h | --help) usage; exit ;;
                    --print) show=yes ;;
                    --remove) action=(--remove --force) ;;
                    --bootstrap-server | --command-config)
                      [ $# -gt 1 ] || complain "$1 wants a word behind it"
                      brokers+=("$1" "$2")
                      shift ;;
                    -*) complain "There is no option $1; acls.sh --help tells those there are." ;;
                    *)
                      [[ " $users " == *" ${1%%%%=*} "* ]] || complain "There is no user ${1%%%%=*}, but: $users"
                      chosen+=("$1") ;;
                  esac
                  shift
                done
                [[ " ${brokers[*]-} " == *" --bootstrap-server "* ]] || complain "Where are the brokers? --bootstrap-server HOST:PORT"
                [ ${#chosen[@]} -gt 0 ] || read -ra chosen <<<"$users"

                # What a user may do with these topics or groups, or with the brokers: USER, then words of kafka-acls.sh.
                may() {
                  local user=$1 one command
                  shift
                  for one in "${chosen[@]}"; do
                    [ "${one%%%%=*}" = "$user" ] || continue
                    command=("${KAFKA_ACLS:-kafka-acls.sh}" "${brokers[@]}" "${action[@]}" --allow-principal "User:${one#*=}" "$@")
                    if [ -n "$show" ]; then
                      printf '%%q ' "${command[@]}"
                      echo
                    else
                      "${command[@]}"
                    fi
                  done
                }

                """.formatted(String.join(" ", Grants.users()))
                + Grants.users().stream().map(GrantsScript::commands).collect(Collectors.joining());
    }

    private static String commands(String user) {
        var alike = Grants.of(user).stream()
                .collect(Collectors.groupingBy(
                        grant -> new Alike(grant.what(), grant.prefix(), grant.operations()),
                        () -> new TreeMap<>(java.util.Comparator.comparing(GrantsScript::order)),
                        Collectors.mapping(Grant::name, Collectors.toList())));
        return alike.entrySet().stream()
                .map(one -> "may %s%s%s%s\n"
                        .formatted(
                                user,
                                operations(one.getKey()),
                                pattern(one.getKey()),
                                names(one.getKey(), one.getValue())))
                .collect(Collectors.joining());
    }

    private static String order(Alike alike) {
        return alike.what().ordinal() + " " + alike.prefix() + operations(alike);
    }

    private static String operations(Alike alike) {
        return alike.operations().stream()
                .sorted()
                .map(operation -> " --operation " + word(operation))
                .collect(Collectors.joining());
    }

    private static String pattern(Alike alike) {
        return alike.prefix() ? " --resource-pattern-type prefixed" : "";
    }

    private static String names(Alike alike, List<String> names) {
        if (alike.what() == Grant.What.CLUSTER) {
            return " --cluster";
        }
        return names.stream()
                .map(name -> " --%s %s".formatted(alike.what().name().toLowerCase(Locale.ROOT), name))
                .collect(Collectors.joining());
    }

    static String word(Grant.Operation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
