#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Gives Postern's users their rights on Kafka, by Kafka's kafka-acls.sh. docs/acls.md says who they are. Written by a test
# from Grants in contracts.
set -euo pipefail

users="smtp-edge reputation-service policy-service delivery-worker books-service refusal-page operator topics mirror keda"

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
      [[ " $users " == *" ${1%%=*} "* ]] || complain "There is no user ${1%%=*}, but: $users"
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
    [ "${one%%=*}" = "$user" ] || continue
    command=("${KAFKA_ACLS:-kafka-acls.sh}" "${brokers[@]}" "${action[@]}" --allow-principal "User:${one#*=}" "$@")
    if [ -n "$show" ]; then
      printf '%q ' "${command[@]}"
      echo
    else
      "${command[@]}"
    fi
  done
}

may smtp-edge --operation Read --topic postern.verdicts --topic postern.accounts
may smtp-edge --operation Write --topic postern.inquiries --topic postern.content --topic postern.transcripts --topic postern.parked
may smtp-edge --operation Write --resource-pattern-type prefixed --topic postern.outbound.
may reputation-service --operation Read --topic postern.inquiries --topic postern.content
may reputation-service --operation Write --topic postern.assessments --topic postern.lists --topic postern.parked
may reputation-service --operation Read --group postern-reputation
may policy-service --operation Read --topic postern.assessments
may policy-service --operation Write --topic postern.verdicts --topic postern.history --topic postern.parked
may policy-service --operation Read --group postern-policy
may delivery-worker --operation Read --topic postern.content --topic postern.commands
may delivery-worker --operation Read --operation Write --topic postern.content.kept --topic postern.quarantine --topic postern.deliveries
may delivery-worker --operation Write --topic postern.transcripts --topic postern.parked
may delivery-worker --operation Read --operation Write --operation Delete --resource-pattern-type prefixed --topic postern.outbound. --topic postern.retry.
may delivery-worker --operation Read --group postern-delivery --group postern-retry --group postern-quarantine --group postern-learning
may books-service --operation DescribeConfigs --topic postern.content --topic postern.content.kept
may books-service --operation Read --topic postern.deliveries --topic postern.quarantine --topic postern.commands --topic postern.parked --topic postern.history
may books-service --operation Read --operation Write --topic postern.books
may books-service --operation Read --resource-pattern-type prefixed --topic postern.outbound.
may books-service --operation Read --group postern-dmarc-reports
may books-service --operation Describe --cluster
may refusal-page --operation Read --topic postern.history --topic postern.transcripts
may operator --operation Write --topic postern.commands --topic postern.accounts
may operator --operation Write --operation Delete --topic postern.parked
may operator --operation Read --resource-pattern-type prefixed --topic postern.
may operator --operation Write --resource-pattern-type prefixed --topic postern.outbound. --topic postern.retry.
may operator --operation Describe --resource-pattern-type prefixed --group postern
may topics --operation Create --operation Describe --operation DescribeConfigs --operation Alter --operation AlterConfigs --resource-pattern-type prefixed --topic postern.
may mirror --operation Read --operation DescribeConfigs --topic postern.accounts --topic postern.commands --topic postern.quarantine --topic postern.content.kept
may keda --operation Describe --resource-pattern-type prefixed --topic postern.outbound.
may keda --operation Describe --group postern-delivery
