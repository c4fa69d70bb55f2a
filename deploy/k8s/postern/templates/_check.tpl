{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* Refuses values that cannot work, each with a sentence. What one value alone can be wrong in is in values.schema.json. */}}
{{- define "postern.check" -}}
{{- include "postern.check.needed" . -}}
{{- include "postern.check.config" . -}}
{{- include "postern.check.secretFiles" . -}}
{{- include "postern.check.extraEnv" . -}}
{{- include "postern.check.network" . -}}
{{- include "postern.check.traces" . -}}
{{- include "postern.check.books" . -}}
{{- include "postern.check.levels" (dict "where" "config.quarkus.log" "log" (get (.Values.config.quarkus | default dict) "log" | default dict)) -}}
{{- include "postern.check.listeners" . -}}
{{- include "postern.check.services" . -}}
{{- include "postern.check.kafka" . -}}
{{- include "postern.check.topics" . -}}
{{- include "postern.check.operator" . -}}
{{- include "postern.check.replicas" . -}}
{{- include "postern.check.redis" . -}}
{{- include "postern.check.worker" . -}}
{{- include "postern.check.page" . -}}
{{- include "postern.check.memory" . -}}
{{- end -}}

{{- define "postern.check.needed" -}}
{{- if not .Values.hostname -}}
{{- fail "hostname is empty: give our name in the world, such as mx.example.org." -}}
{{- end -}}
{{- if not .Values.relayDomains -}}
{{- fail "relayDomains is empty: name the domains that mail is taken for, such as [example.org]." -}}
{{- end -}}
{{- end -}}

{{/* What other values say must not be said twice. */}}
{{- define "postern.check.config" -}}
{{- $postern := .Values.config.postern | default dict -}}
{{- $edge := get $postern "edge" | default dict -}}
{{- $delivery := get $postern "delivery" | default dict -}}
{{- range $key, $instead := dict "relay-domains" "relayDomains" "kafka" "kafka and topics" "instance" "edge.replicas" "launcher" "resources and javaOptions of each service" "data-dir" "kafka and redis" -}}
{{- if hasKey $postern $key -}}
{{- fail (printf "config.postern.%s is set by the chart: use %s." $key $instead) -}}
{{- end -}}
{{- end -}}
{{- range $key, $instead := dict "listeners" "edge.listeners" "hostname" "hostname" "drain" "edge.drain.time" "drain-notice" "edge.drain.notice" -}}
{{- if hasKey $edge $key -}}
{{- fail (printf "config.postern.edge.%s is set by the chart: use %s." $key $instead) -}}
{{- end -}}
{{- end -}}
{{- if hasKey (get $edge "tls" | default dict) "certificates" -}}
{{- fail "config.postern.edge.tls.certificates is set by the chart: use edge.certificates." -}}
{{- end -}}
{{- range $key := keys (get $postern "redis" | default dict) | sortAlpha -}}
{{- if ne $key "timeout" -}}
{{- fail (printf "config.postern.redis.%s is set by the chart: use redis." $key) -}}
{{- end -}}
{{- end -}}
{{- range $key, $instead := dict "helo-name" "worker.heloName" "stop-grace" "worker.stopGrace" -}}
{{- if hasKey $delivery $key -}}
{{- fail (printf "config.postern.delivery.%s is set by the chart: use %s." $key $instead) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What a setting names below /etc/postern/secrets must be mounted there, for whoever reads it. */}}
{{- define "postern.check.secretFiles" -}}
{{- $v := .Values -}}
{{- range $name, $file := $v.secretFiles -}}
{{- if not $file.modules -}}
{{- fail (printf "secretFiles.%s is for nobody: name modules, such as [delivery-worker]." $name) -}}
{{- end -}}
{{- end -}}
{{- range regexFindAll "/etc/postern/secrets/[^/\"\\\\ ]+" (toJson $v.config) -1 -}}
{{- $name := base . -}}
{{- if not (hasKey $v.secretFiles $name) -}}
{{- fail (printf "config names %s, and secretFiles has no %s: give {%s: {secret: …, modules: […]}}." . $name $name) -}}
{{- end -}}
{{- end -}}
{{- with dig "arc" "key" "" ($v.config.postern | default dict) -}}
{{- $name := regexReplaceAll "^/etc/postern/secrets/([^/]+)/.*$" . "${1}" -}}
{{- if not (has "delivery-worker" (dig $name "modules" list $v.secretFiles)) -}}
{{- fail (printf "config.postern.arc.key is %s, and no secret of secretFiles is there for delivery-worker: give {arc: {secret: …, modules: [delivery-worker]}} and name /etc/postern/secrets/arc/…" .) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Levels as Quarkus knows them; it would take another word for none, and stay silent. (where, log: a part of quarkus.log) */}}
{{- define "postern.check.levels" -}}
{{- $where := .where -}}
{{- range $key, $value := .log -}}
{{- if kindIs "map" $value -}}
{{- include "postern.check.levels" (dict "where" (printf "%s.%s" $where $key) "log" $value) -}}
{{- else if has $key (list "level" "min-level") -}}
{{- $level := ternary "OFF" (toString $value | upper) (eq (toString $value) "false") -}}
{{- if not (has $level (list "OFF" "FATAL" "ERROR" "WARN" "INFO" "DEBUG" "TRACE" "ALL" "SEVERE" "WARNING" "CONFIG" "FINE" "FINER" "FINEST" "INHERIT")) -}}
{{- fail (printf "%s.%s is \"%v\", and there is no such level: OFF, ERROR, WARN, INFO, DEBUG or TRACE." $where $key $value) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The environment outweighs the settings, in silence. */}}
{{- define "postern.check.extraEnv" -}}
{{- range .Values.extraEnv -}}
{{- if regexMatch "^(POSTERN_(EDGE_HOSTNAME|RELAY_DOMAINS|KAFKA|REDIS|INSTANCE|EDGE_LISTENERS|EDGE_DRAIN|OPERATOR_TOKEN_FILE|LAUNCHER)|QUARKUS_(HTTP|MANAGEMENT)|SMALLRYE_CONFIG)(_|$)" .name -}}
{{- fail (printf "extraEnv has %s, which would outweigh what the chart sets: use its values." .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Kubernetes refuses two families with SingleStack; and pods listen on IPv6 only where it is named. */}}
{{- define "postern.check.network" -}}
{{- $n := .Values.network -}}
{{- if and (eq $n.ipFamilyPolicy "SingleStack") (gt (len $n.ipFamilies) 1) -}}
{{- fail (printf "network.ipFamilies are %s, and network.ipFamilyPolicy is SingleStack, which has one: say PreferDualStack or RequireDualStack." (join " and " $n.ipFamilies)) -}}
{{- end -}}
{{- if and (eq $n.ipFamilyPolicy "RequireDualStack") (not (has "IPv6" $n.ipFamilies)) -}}
{{- fail "network.ipFamilyPolicy is RequireDualStack, and pods listen on IPv6 only where it is named: say network.ipFamilies: [IPv4, IPv6]." -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.traces" -}}
{{- $trace := get (.Values.config.postern | default dict) "trace" | default dict -}}
{{- with get $trace "endpoint" -}}
{{- if not (regexMatch "^https?://[^/:]" .) -}}
{{- fail (printf "config.postern.trace.endpoint is \"%v\", and no spans would go there: write http://collector:4318/v1/traces." .) -}}
{{- end -}}
{{- end -}}
{{- if hasKey $trace "sample" -}}
{{- $sample := toString $trace.sample -}}
{{- if not (regexMatch "^(0(\\.[0-9]+)?|\\.[0-9]+|1(\\.0*)?|[0-9](\\.[0-9]+)?e-[0-9]+)$" $sample) -}}
{{- fail (printf "config.postern.trace.sample is %s, and must be from 0 to 1." $sample) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Nothing is heard of an attempt before it ends. Without a setting of its own each has the code's (docs/configuration.md). */}}
{{- define "postern.check.books" -}}
{{- $postern := .Values.config.postern | default dict -}}
{{- $grace := dig "books" "grace" "45m" $postern -}}
{{- $limit := dig "delivery" "attempt-limit" "30m" $postern -}}
{{- if le (include "postern.millis" (dict "where" "config.postern.books.grace" "time" $grace) | int64) (include "postern.millis" (dict "where" "config.postern.delivery.attempt-limit" "time" $limit) | int64) -}}
{{- fail (printf "config.postern.books.grace is %s, and must be longer than config.postern.delivery.attempt-limit, %s: mail in work would count as overdue." $grace $limit) -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.listeners" -}}
{{- $v := .Values -}}
{{- $inside := dict -}}
{{- $outside := dict -}}
{{- range $name, $listener := $v.edge.listeners -}}
{{- if $listener.enabled -}}
{{- $service := get $v.edge.services $listener.service -}}
{{- if not $service -}}
{{- fail (printf "edge.listeners.%s.service is \"%s\", and edge.services has no such group." $name $listener.service) -}}
{{- end -}}
{{- $settings := $listener.settings | default dict -}}
{{- $off := and (hasKey $settings "tls") (has (toString $settings.tls) (list "off" "false")) -}}
{{- $kind := include "postern.listenerKind" (dict "name" $name "listener" $listener) -}}
{{- if and $off (eq $kind "submission") -}}
{{- fail (printf "edge.listeners.%s has settings.tls off, and nobody may sign in without TLS." $name) -}}
{{- end -}}
{{- if and (not $off) (not $v.edge.certificates) -}}
{{- fail (printf "edge.listeners.%s has no certificate: name a secret in edge.certificates.default%s." $name (ternary "" ", or say settings: {tls: \"off\"}" (eq $kind "submission"))) -}}
{{- end -}}
{{- if eq (int $listener.port) 8080 -}}
{{- fail (printf "edge.listeners.%s.port is 8080, where health and metrics are." $name) -}}
{{- end -}}
{{- with get $inside (toString $listener.port) -}}
{{- fail (printf "edge.listeners.%s and %s have the same port %v." $name . $listener.port) -}}
{{- end -}}
{{- $_ := set $inside (toString $listener.port) $name -}}
{{- $seen := printf "%s:%v" $listener.service $listener.servicePort -}}
{{- with get $outside $seen -}}
{{- fail (printf "edge.listeners.%s and %s have the same servicePort %v at the service %s." $name . $listener.servicePort $listener.service) -}}
{{- end -}}
{{- $_ := set $outside $seen $name -}}
{{- range $key, $instead := dict "port" "port" "host" "network.ipFamilies" "enabled" "enabled" "proxy-networks" "edge.services.NAME.proxyNetworks" -}}
{{- if hasKey $settings $key -}}
{{- fail (printf "edge.listeners.%s.settings.%s is set by the chart: use %s." $name $key $instead) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and $v.edge.certificates (not (hasKey $v.edge.certificates "default")) -}}
{{- fail "edge.certificates has none called default, which is shown to clients that ask for no name of ours: call one so." -}}
{{- end -}}
{{- if not $inside -}}
{{- fail "edge.listeners: none is enabled; enable mx." -}}
{{- end -}}
{{- end -}}

{{/*
Greylisting, block lists and limits need the address of the client, not that of a node. Nor may a node stand between the edge and a
load balancer that speaks PROXY protocol: its line would come from an address that is not in proxyNetworks, and count as an early word.
*/}}
{{- define "postern.check.services" -}}
{{- range $name, $service := .Values.edge.services -}}
{{- $nodes := and (has $service.type (list "LoadBalancer" "NodePort")) (ne ($service.externalTrafficPolicy | default "Cluster") "Local") -}}
{{- if and $nodes (not $service.proxyNetworks) -}}
{{- fail (printf "edge.services.%s would show nodes' addresses instead of clients': say externalTrafficPolicy: Local." $name) -}}
{{- end -}}
{{- if and $nodes (not $service.podTargets) -}}
{{- fail (printf "edge.services.%s has proxyNetworks and externalTrafficPolicy: Cluster, with which PROXY lines come from nodes' addresses and all mail is refused: say Local, or podTargets: true where the load balancer sends to pods themselves." $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.kafka" -}}
{{- $v := .Values -}}
{{- $s := $v.kafka.security -}}
{{- if eq $v.kafka.mode "strimzi" -}}
{{- if $v.kafka.bootstrapServers -}}
{{- fail "kafka.bootstrapServers is for kafka.mode external; with strimzi leave it empty." -}}
{{- end -}}
{{- if or $s.credentials $s.caSecret $s.clientCertificateSecret (ne $s.protocol "SASL_SSL") (ne $s.mechanism "SCRAM-SHA-512") -}}
{{- fail "kafka.security is for kafka.mode external; with strimzi users, SCRAM-SHA-512 and TLS are given: leave it out." -}}
{{- end -}}
{{- if gt (int $v.kafka.replicationFactor) (int $v.kafka.strimzi.brokers) -}}
{{- fail (printf "kafka.replicationFactor is %v, and kafka.strimzi.brokers %v: there is no room for so many copies." $v.kafka.replicationFactor $v.kafka.strimzi.brokers) -}}
{{- end -}}
{{- else -}}
{{- if not $v.kafka.bootstrapServers -}}
{{- fail "kafka.bootstrapServers is empty: name the brokers, such as kafka-1.example.org:9093, or say kafka.mode: strimzi." -}}
{{- end -}}
{{- range splitList "," (nospace $v.kafka.bootstrapServers) -}}
{{- if not (regexMatch "^.+:[0-9]+$" .) -}}
{{- fail (printf "kafka.bootstrapServers: \"%s\" has no port; write kafka-1.example.org:9093." .) -}}
{{- end -}}
{{- end -}}
{{- if hasPrefix "SASL" $s.protocol -}}
{{- range $user := include "postern.users" . | fromJsonArray -}}
{{- if not (get $s.credentials $user | default (get $s.credentials "default")) -}}
{{- fail (printf "kafka.security.protocol is %s, and %s has no credentials: name a secret in kafka.security.credentials.default or .%s." $s.protocol $user $user) -}}
{{- end -}}
{{- end -}}
{{- else if $s.credentials -}}
{{- fail (printf "kafka.security.credentials are never asked for with protocol %s: use SASL_SSL." $s.protocol) -}}
{{- end -}}
{{- if and $s.caSecret (not (hasSuffix "SSL" $s.protocol)) -}}
{{- fail (printf "kafka.security.caSecret is never asked for with protocol %s, which is not encrypted: use SASL_SSL or SSL." $s.protocol) -}}
{{- end -}}
{{- if and $s.clientCertificateSecret (not (hasSuffix "SSL" $s.protocol)) -}}
{{- fail (printf "kafka.security.clientCertificateSecret is never asked for with protocol %s: use SSL." $s.protocol) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The services that run with these values, in JSON. */}}
{{- define "postern.modules" -}}
{{- $all := list "smtp-edge" "reputation-service" "policy-service" "delivery-worker" "books-service" -}}
{{- if .Values.refusalPage.enabled -}}{{- $all = append $all "refusal-page" -}}{{- end -}}
{{- toJson $all -}}
{{- end -}}

{{/* The users of Kafka that there must be with these values, in JSON. */}}
{{- define "postern.users" -}}
{{- $all := include "postern.modules" . | fromJsonArray -}}
{{- if eq .Values.topics.by "job" -}}{{- $all = append $all "topics" -}}{{- end -}}
{{- if .Values.operator.enabled -}}{{- $all = append $all "operator" -}}{{- end -}}
{{- toJson $all -}}
{{- end -}}

{{- define "postern.check.topics" -}}
{{- $v := .Values -}}
{{- if and (eq $v.topics.by "strimzi") (ne $v.kafka.mode "strimzi") -}}
{{- fail "topics.by strimzi needs kafka.mode strimzi, as its operator only knows its own brokers: use topics.by: job." -}}
{{- end -}}
{{- if and (eq $v.topics.by "job") (eq $v.kafka.mode "strimzi") -}}
{{- fail "topics.by job runs before the brokers of kafka.mode strimzi are there: use topics.by: strimzi." -}}
{{- end -}}
{{- if and $v.topics.retention (ne $v.topics.by "strimzi") -}}
{{- fail "topics.retention is for topics.by strimzi; others make topics as they are declared: change one that is there with kafka-configs.sh (docs/operations.md)." -}}
{{- end -}}
{{- if and $v.topics.job.mend (ne $v.topics.by "job") -}}
{{- fail (printf "topics.job.mend is for topics.by job; with %s nothing is mended here." $v.topics.by) -}}
{{- end -}}
{{- if and (not $v.topics.flush) (lt (int $v.kafka.replicationFactor) 3) -}}
{{- fail (printf "kafka.replicationFactor is %v, with which 250 may rest on one copy, and a power cut would lose it: say topics.flush: true, or have three copies." $v.kafka.replicationFactor) -}}
{{- end -}}
{{- $_ := include "postern.topics" . -}}
{{- end -}}

{{- define "postern.check.replicas" -}}
{{- $v := .Values -}}
{{- $p := $v.topics.partitions -}}
{{- $edges := ternary $v.edge.autoscaling.maxReplicas $v.edge.replicas $v.edge.autoscaling.enabled -}}
{{- if gt (int $edges) (int $p.verdicts) -}}
{{- fail (printf "%v edges are more than the %v partitions of postern.verdicts (topics.partitions.verdicts): each edge reads one of its own." $edges $p.verdicts) -}}
{{- end -}}
{{- range $name := list "reputation" "policy" -}}
{{- $part := get $v $name -}}
{{- $most := ternary $part.autoscaling.maxReplicas $part.replicas $part.autoscaling.enabled -}}
{{- if gt (int $most) (int $p.line) -}}
{{- fail (printf "%v pods of %s are more than the %v partitions of the line (topics.partitions.line): the others would stand idle." $most $name $p.line) -}}
{{- end -}}
{{- end -}}
{{- $workers := ternary $v.worker.replicas $v.worker.autoscaling.maxReplicas (eq $v.worker.autoscaling.by "none") -}}
{{- if gt (int $workers) (int $p.lanes) -}}
{{- fail (printf "%v workers are more than the %v partitions of each lane (topics.partitions.lanes): the others would stand idle." $workers $p.lanes) -}}
{{- end -}}
{{- range $name := list "edge" "reputation" "policy" "worker" -}}
{{- $a := (get $v $name).autoscaling -}}
{{- if gt (int $a.minReplicas) (int $a.maxReplicas) -}}
{{- fail (printf "%s.autoscaling.minReplicas is %v, and maxReplicas %v." $name $a.minReplicas $a.maxReplicas) -}}
{{- end -}}
{{- end -}}
{{- if and $v.edge.autoscaling.enabled (not $v.edge.autoscaling.cpu) (not $v.edge.autoscaling.sessions) -}}
{{- fail "edge.autoscaling is enabled by neither cpu nor sessions: give one of them." -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.redis" -}}
{{- $r := .Values.redis -}}
{{- if and (not $r.tls.enabled) (or $r.tls.caSecret $r.tls.serverSecret) -}}
{{- fail "redis.tls names a secret, and redis.tls.enabled is false, so that all of it, the password too, goes in clear: say true." -}}
{{- end -}}
{{- if eq $r.mode "external" -}}
{{- if not $r.url -}}
{{- fail "redis.url is empty: name the server, such as redis://redis.example.org:6379, or say redis.mode: internal." -}}
{{- end -}}
{{- if and (hasPrefix "rediss:" $r.url) (not $r.tls.enabled) -}}
{{- fail "redis.url begins with rediss:, and redis.tls.enabled is false: say true." -}}
{{- end -}}
{{- if contains "@" $r.url -}}
{{- fail "redis.url has a password in it, which does not belong into values: use redis.passwordSecret." -}}
{{- end -}}
{{- else -}}
{{- if $r.url -}}
{{- fail "redis.url is for redis.mode external; with internal leave it empty." -}}
{{- end -}}
{{- if $r.username -}}
{{- fail "redis.username is for redis.mode external; the internal server has the default user only." -}}
{{- end -}}
{{- if and $r.tls.enabled (not $r.tls.serverSecret) -}}
{{- fail "redis.tls.enabled is true, and the internal server has no certificate: name its secret in redis.tls.serverSecret." -}}
{{- end -}}
{{- if and $r.tls.enabled (not $r.tls.caSecret) -}}
{{- fail "redis.tls.enabled is true, and no CA that everybody trusts gives certificates for names within a cluster: name yours in redis.tls.caSecret." -}}
{{- end -}}
{{- if and (not $r.passwordSecret) (not .Values.networkPolicies.enabled) -}}
{{- fail "The internal Redis would be open to everybody in the cluster: name redis.passwordSecret, or leave networkPolicies.enabled true." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.worker" -}}
{{- $v := .Values -}}
{{- if gt (include "postern.millis" (dict "where" "worker.stopGrace" "time" $v.worker.stopGrace) | int64) (int64 120000) -}}
{{- fail (printf "worker.stopGrace is %s, and a worker takes two minutes at most." $v.worker.stopGrace) -}}
{{- end -}}
{{- $keda := $v.worker.autoscaling.keda -}}
{{- if eq $v.worker.autoscaling.by "keda" -}}
{{- if not $keda.lagFrom -}}
{{- fail "worker.autoscaling.by keda has no source of the lanes' lag: say keda.lagFrom: kafka or prometheus." -}}
{{- end -}}
{{- if and (eq $keda.lagFrom "prometheus") (not $keda.prometheusAddress) -}}
{{- fail "worker.autoscaling.keda.lagFrom is prometheus, and nothing says where it is: give keda.prometheusAddress." -}}
{{- end -}}
{{- if and (eq $keda.lagFrom "kafka") (eq $v.kafka.mode "external") (ne $v.kafka.security.protocol "PLAINTEXT") (not $keda.secret) -}}
{{- fail (printf "worker.autoscaling.keda.lagFrom is kafka, which is spoken to by %s, and KEDA has no secret for that: name keda.secret." $v.kafka.security.protocol) -}}
{{- end -}}
{{- end -}}
{{- if and $v.worker.hostNetwork $v.networkPolicies.enabled (not $v.networkPolicies.nodes) -}}
{{- fail "worker.hostNetwork is true, and pods there come from the nodes' addresses, which NetworkPolicies keep out: name networkPolicies.nodes." -}}
{{- end -}}
{{- $postern := $v.config.postern | default dict -}}
{{- if dig "dmarc-reports" "enabled" false $postern -}}
{{- if not (include "postern.relay" .) -}}
{{- fail "config.postern.dmarc-reports is enabled, and there is nowhere to hand reports in: enable edge.listeners.relay, with the pods' network in its settings.trusted-networks." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "postern.check.page" -}}
{{- $p := .Values.refusalPage -}}
{{- if and $p.ingress.enabled (not $p.enabled) -}}
{{- fail "refusalPage.ingress is enabled, and the page is not: say refusalPage.enabled: true." -}}
{{- end -}}
{{- if and $p.ingress.enabled (not $p.ingress.host) -}}
{{- fail "refusalPage.ingress has no host: give the name in the link of refusals, such as mail.example.org." -}}
{{- end -}}
{{- $postern := .Values.config.postern | default dict -}}
{{- if and $p.ingress.enabled (not (dig "refusal-page" "proxies" list $postern)) -}}
{{- fail "refusalPage.ingress is enabled, and all visitors would count as one: name the ingress controller's networks in config.postern.refusal-page.proxies." -}}
{{- end -}}
{{- end -}}

{{/* What is kept in memory must fit into it, with room for what is done besides: a copy while Redis writes its file anew, Kafka's buffers. */}}
{{- define "postern.check.memory" -}}
{{- $r := .Values.redis -}}
{{- if eq $r.mode "internal" -}}
{{- with dig "limits" "memory" "" $r.internal.resources -}}
{{- if gt (mul 5 (include "postern.octets" $r.internal.maxMemory | int64)) (mul 4 (include "postern.octets" . | int64)) -}}
{{- fail (printf "redis.internal.maxMemory is %s, and the pod's limit %v: it would be killed when it is full. Keep maxMemory at four fifths of the limit or less." $r.internal.maxMemory .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $k := .Values.kafka -}}
{{- if eq $k.mode "strimzi" -}}
{{- with dig "limits" "memory" "" $k.strimzi.resources -}}
{{- if gt (mul 4 (include "postern.octets" $k.strimzi.heap | int64)) (mul 3 (include "postern.octets" . | int64)) -}}
{{- fail (printf "kafka.strimzi.heap is %s, and a broker's limit %v: it would be killed. Keep the heap at three quarters of the limit or less." $k.strimzi.heap .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
