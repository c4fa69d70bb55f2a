{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* The settings file of all services: what the operator wrote in `config`, and what follows from the other values. */}}
{{- define "postern.settings" -}}
{{- $v := .Values -}}
{{- $own := include "postern.ownSettings" . | fromYaml -}}
{{- $postern := mergeOverwrite (deepCopy ($v.config.postern | default dict)) $own -}}
{{- $tree := dict "config_ordinal" 260 "postern" $postern -}}
{{- with $v.config.quarkus -}}
{{- $_ := set $tree "quarkus" . -}}
{{- end -}}
{{- toYaml $tree -}}
{{- end -}}

{{/* What follows from values other than `config`. */}}
{{- define "postern.ownSettings" -}}
{{- $root := . -}}
{{- $v := .Values -}}
{{- $security := include "postern.kafka.security" . | fromJson -}}
relay-domains: {{ toJson $v.relayDomains }}
kafka:
  bootstrap-servers: {{ include "postern.kafka.bootstrap" . | quote }}
  replication-factor: {{ $v.kafka.replicationFactor }}
  flush: {{ $v.topics.flush }}
  partitions: {{ toJson $v.topics.partitions }}
  security:
    protocol: {{ $security.protocol | lower | replace "_" "-" }}
    {{- if hasPrefix "SASL" $security.protocol }}
    mechanism: {{ $security.mechanism | lower }}
    {{- $c := include "postern.kafka.credentials" (dict "root" . "user" "default") | fromJson }}
    password-file: /etc/postern/kafka/credentials/{{ $c.passwordKey }}
    {{- end }}
    {{- if $security.caSecret }}
    ca-file: /etc/postern/kafka/ca/{{ $security.caKey }}
    {{- end }}
    {{- if $security.certificate }}
    certificate-file: /etc/postern/kafka/certificate/tls.crt
    key-file: /etc/postern/kafka/certificate/tls.key
    {{- end }}
redis:
  url: {{ include "postern.redis.url" . | quote }}
  {{- with $v.redis.username }}
  username: {{ . | quote }}
  {{- end }}
  {{- if $v.redis.passwordSecret }}
  password-file: /etc/postern/redis/password/{{ $v.redis.passwordKey }}
  {{- end }}
  {{- if $v.redis.tls.enabled }}
  tls: true
  {{- if $v.redis.tls.caSecret }}
  ca-file: /etc/postern/redis/ca/{{ $v.redis.tls.caKey }}
  {{- end }}
  {{- end }}
edge:
  hostname: {{ $v.hostname | quote }}
  drain: {{ $v.edge.drain.time }}
  drain-notice: {{ $v.edge.drain.notice }}
  listeners:
    {{- range $name, $listener := $v.edge.listeners }}
    {{ $name }}: {{ include "postern.listener" (dict "root" $root "listener" $listener) }}
    {{- end }}
  {{- if and $v.refusalPage.enabled $v.refusalPage.ingress.host }}
  refusal-page: {{ printf "%s://%s/r/" (ternary "https" "http" (ne $v.refusalPage.ingress.tlsSecret "")) $v.refusalPage.ingress.host | quote }}
  {{- end }}
  {{- with $v.edge.certificates }}
  tls:
    certificates:
      {{- range $name, $file := . }}
      {{ $name }}:
        certificate: /etc/postern/tls/{{ $name }}/{{ $file.certificate | default "tls.crt" }}
        key: /etc/postern/tls/{{ $name }}/{{ $file.key | default "tls.key" }}
      {{- end }}
  {{- end }}
delivery:
  helo-name: {{ $v.worker.heloName | default $v.hostname | quote }}
  stop-grace: {{ $v.worker.stopGrace }}
{{- if $v.refusalPage.enabled }}
refusal-page:
  enabled: true
  host: {{ include "postern.anyAddress" . | quote }}
  port: 8081
{{- end }}
{{- if dig "dmarc-reports" "enabled" false ($v.config.postern | default dict) }}
dmarc-reports:
  relay: {{ include "postern.relay" . | quote }}
{{- end }}
{{- end -}}

{{/* One listener as the edge reads it, in JSON. */}}
{{- define "postern.listener" -}}
{{- $service := get .root.Values.edge.services .listener.service | default dict -}}
{{- $own := dict "enabled" .listener.enabled "port" .listener.port "host" (include "postern.anyAddress" .root) -}}
{{- with $service.proxyNetworks -}}
{{- $_ := set $own "proxy-networks" . -}}
{{- end -}}
{{- $settings := deepCopy (.listener.settings | default dict) -}}
{{- /* YAML takes a bare off for false. */ -}}
{{- if and (hasKey $settings "tls") (eq (toString $settings.tls) "false") -}}
{{- $_ := set $settings "tls" "off" -}}
{{- end -}}
{{- mergeOverwrite $settings $own | toJson -}}
{{- end -}}

{{/* What a listener is for: by its setting or its name, as in the edge. (name, listener) */}}
{{- define "postern.listenerKind" -}}
{{- $said := get (.listener.settings | default dict) "kind" -}}
{{- if $said -}}
{{ $said }}
{{- else if hasPrefix "relay" .name -}}
relay
{{- else if hasPrefix "submission" .name -}}
submission
{{- else -}}
mx
{{- end -}}
{{- end -}}

{{/* Where machines of our own hand in mail, host:port inside the cluster, at a Service for the cluster alone; empty without. */}}
{{- define "postern.relay" -}}
{{- $root := . -}}
{{- $found := "" -}}
{{- range $name, $listener := .Values.edge.listeners -}}
{{- $service := get $root.Values.edge.services $listener.service | default dict -}}
{{- if and $listener.enabled (not $found) (eq "ClusterIP" ($service.type | default "")) (eq "relay" (include "postern.listenerKind" (dict "name" $name "listener" $listener))) -}}
{{- $found = printf "%s-smtp-edge-%s.%s.svc:%d" (include "postern.name" $root) $listener.service $root.Release.Namespace (int $listener.servicePort) -}}
{{- end -}}
{{- end -}}
{{- $found -}}
{{- end -}}
