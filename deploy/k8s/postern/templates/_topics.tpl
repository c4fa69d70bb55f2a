{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* The waits of a schedule as a list of milliseconds, in JSON. (where, waits: a list, or words with commas) */}}
{{- define "postern.waits" -}}
{{- $where := .where -}}
{{- $waits := list -}}
{{- range (kindIs "string" .waits | ternary (splitList "," (toString .waits)) .waits) -}}
{{- $waits = append $waits (include "postern.millis" (dict "where" $where "time" .) | int64) -}}
{{- end -}}
{{- toJson $waits -}}
{{- end -}}

{{/*
What delivery waits for, as in Schedules and RetryTiers: {tiers: milliseconds of each retry topic, longest: for how long mail is
tried at most}, in JSON.
*/}}
{{- define "postern.schedules" -}}
{{- $delivery := get (.Values.config.postern | default dict) "delivery" | default dict -}}
{{- $declared := .Files.Get "files/topics.json" | fromJson -}}
{{- $usual := get $delivery "schedule" | default $declared.schedule -}}
{{- $all := list (include "postern.waits" (dict "where" "config.postern.delivery.schedule" "waits" $usual) | fromJsonArray) -}}
{{- range $name, $destination := get $delivery "destinations" | default dict -}}
{{- with $destination.schedule -}}
{{- $where := printf "config.postern.delivery.destinations.%s.schedule" $name -}}
{{- $all = append $all (include "postern.waits" (dict "where" $where "waits" .) | fromJsonArray) -}}
{{- end -}}
{{- end -}}
{{- $longest := int64 0 -}}
{{- range $all -}}
{{- $sum := int64 0 -}}
{{- range . -}}{{- $sum = add $sum (int64 .) -}}{{- end -}}
{{- $longest = max $longest $sum -}}
{{- end -}}
{{- $incoming := get $delivery "incoming-schedule" | default $declared.incomingSchedule -}}
{{- $all = append $all (include "postern.waits" (dict "where" "config.postern.delivery.incoming-schedule" "waits" $incoming) | fromJsonArray) -}}
{{- $sorted := list -}}
{{- range concat (list 60000 300000) $all -}}
{{- range (kindIs "slice" . | ternary . (list .)) -}}
{{- $sorted = append $sorted (printf "%020d" (int64 .)) -}}
{{- end -}}
{{- end -}}
{{- $tiers := list -}}
{{- range $sorted | uniq | sortAlpha -}}
{{- $tiers = append $tiers (regexReplaceAll "^0+" . "" | int64) -}}
{{- end -}}
{{- if lt (last $tiers | int64) (int64 21600000) -}}
{{- $tiers = append $tiers (int64 21600000) -}}
{{- end -}}
{{- dict "tiers" $tiers "longest" $longest | toJson -}}
{{- end -}}

{{/* The name of a retry topic: minutes where it is whole ones. */}}
{{- define "postern.tier" -}}
{{- $millis := int64 . -}}
{{- if eq (mod $millis 60000) 0 -}}
postern.retry.{{ div $millis 60000 }}m
{{- else if eq (mod $millis 1000) 0 -}}
postern.retry.{{ div $millis 1000 }}s
{{- else -}}
postern.retry.{{ $millis }}ms
{{- end -}}
{{- end -}}

{{/* All topics: a list of {name, partitions, config}, in JSON. What is kept for less than mail may wait is refused. */}}
{{- define "postern.topics" -}}
{{- $v := .Values -}}
{{- $schedules := include "postern.schedules" . | fromJson -}}
{{- $declared := .Files.Get "files/topics.json" | fromJson -}}
{{- $known := list -}}
{{- $topics := list -}}
{{- range $topic := $declared.topics -}}
{{- $names := list $topic.name -}}
{{- if eq $topic.name "postern.retry.*" -}}
{{- $names = list -}}
{{- range $schedules.tiers -}}{{- $names = append $names (include "postern.tier" .) -}}{{- end -}}
{{- end -}}
{{- $kept := int64 -1 -}}
{{- if hasKey $topic "keptBeyondSchedule" -}}
{{- $kept = add (int64 $schedules.longest) (int64 $topic.keptBeyondSchedule) -}}
{{- else if hasKey $topic "kept" -}}
{{- $kept = int64 $topic.kept -}}
{{- end -}}
{{- range $name := $names -}}
{{- $known = append $known $name -}}
{{- $retention := $kept -}}
{{- with get $v.topics.retention $name -}}
{{- $retention = include "postern.millis" (dict "where" (printf "topics.retention.%s" $name) "time" .) | int64 -}}
{{- if eq $kept (int64 -1) -}}
{{- fail (printf "topics.retention.%s is %s, and mail there is kept until it is finished; leave it out." $name .) -}}
{{- end -}}
{{- /* What is no mail and kept for days is only looked up: by trace, by the page behind a refusal, by DMARC reports. */ -}}
{{- $days := int64 172800000 -}}
{{- $read := and (not $topic.durable) (gt $kept $days) -}}
{{- $least := ternary $days $kept $read -}}
{{- if lt $retention $least -}}
{{- $why := printf "mail is tried for %dh by its schedule (config.postern.delivery)" (div (int64 $schedules.longest) 3600000) -}}
{{- if $read -}}
{{- $why = "trace, the page behind a refusal and DMARC reports read back that far" -}}
{{- else if not (hasKey $topic "keptBeyondSchedule") -}}
{{- $why = "that is what the topic is declared with (docs/topics.md)" -}}
{{- end -}}
{{- fail (printf "topics.retention.%s is %s, and at least %s are needed: %s." $name . (ternary (printf "%dmin" (div $least 60000)) (printf "%dh" (div (add $least 3599999) 3600000)) (lt $least (int64 3600000))) $why) -}}
{{- end -}}
{{- end -}}
{{- $settings := merge (dict "retention.ms" (toString $retention)) $topic.settings -}}
{{- if and $topic.durable $v.topics.flush -}}
{{- $_ := set $settings "flush.messages" "1" -}}
{{- end -}}
{{- if gt (int $v.kafka.replicationFactor) 2 -}}
{{- $_ := set $settings "min.insync.replicas" "2" -}}
{{- end -}}
{{- $partitions := hasKey $topic "sizedBy" | ternary (get $v.topics.partitions ($topic.sizedBy | default "line")) $topic.partitions -}}
{{- $topics = append $topics (dict "name" $name "partitions" (int $partitions) "config" $settings) -}}
{{- end -}}
{{- end -}}
{{- range $name, $_ := $v.topics.retention -}}
{{- if not (has $name $known) -}}
{{- fail (printf "topics.retention.%s: there is no such topic; docs/topics.md lists those there are." $name) -}}
{{- end -}}
{{- end -}}
{{- toJson $topics -}}
{{- end -}}
