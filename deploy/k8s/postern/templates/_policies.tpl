{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/*
A NetworkPolicy of a module. What it may do is given as YAML lists of rules: ingress, egress. What everybody may is here: be asked
for metrics, ask the cluster's DNS, speak to Kafka and Redis. (root, module, ingress, egress, annotations, and http, redis, kafka: false where there is none of it)
*/}}
{{- define "postern.networkPolicy" -}}
{{- $root := .root -}}
{{- $p := $root.Values.networkPolicies -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "postern.metadata" . | nindent 2 }}
  {{- with .annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  podSelector:
    matchLabels:
      {{- include "postern.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- if ne (toString .http) "false" }}
  ingress:
    - from: {{ toJson $p.monitoring }}
      ports:
        - {protocol: TCP, port: http}
    {{- with .ingress }}
    {{- . | nindent 4 }}
    {{- end }}
  {{- else }}
  ingress: []
  {{- end }}
  egress:
    - to: {{ toJson $p.dns }}
      ports:
        {{- range $p.dnsPorts }}
        - {protocol: UDP, port: {{ . }}}
        - {protocol: TCP, port: {{ . }}}
        {{- end }}
    {{- if ne (toString .kafka) "false" }}
    - ports:
        {{- range include "postern.kafka.ports" $root | fromJsonArray }}
        - {protocol: TCP, port: {{ . }}}
        {{- end }}
      {{- include "postern.peers.kafka" $root | nindent 6 }}
    {{- end }}
    {{- if ne (toString .redis) "false" }}
    - ports:
        - {protocol: TCP, port: {{ include "postern.redis.port" $root }}}
      {{- include "postern.peers.redis" $root | nindent 6 }}
    {{- end }}
    {{- with dig "trace" "endpoint" "" ($root.Values.config.postern | default dict) }}
    - to: {{ $p.traces | default (include "postern.anywhere" $root | fromJsonArray) | toJson }}
      ports:
        - {protocol: TCP, port: {{ regexFind "://[^/]*:[0-9]+" . | regexFind "[0-9]+$" | default (ternary "443" "80" (hasPrefix "https" .)) }}}
    {{- end }}
    {{- with .egress }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- define "postern.peers.kafka" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
to:
  - podSelector:
      matchLabels: {strimzi.io/cluster: {{ include "postern.kafka.cluster" . }}, strimzi.io/kind: Kafka}
{{- else -}}
to: {{ .Values.networkPolicies.kafka | default (include "postern.anywhere" . | fromJsonArray) | toJson }}
{{- end -}}
{{- end -}}

{{- define "postern.peers.redis" -}}
{{- if eq .Values.redis.mode "internal" -}}
to:
  - podSelector:
      matchLabels:
        {{- include "postern.selector" (dict "root" . "module" "redis") | nindent 8 }}
{{- else -}}
to: {{ .Values.networkPolicies.redis | default (include "postern.anywhere" . | fromJsonArray) | toJson }}
{{- end -}}
{{- end -}}

{{/* A network as policies want it: an address alone has its length behind it. */}}
{{- define "postern.network" -}}
{{- if contains "/" . -}}{{ . }}{{- else -}}{{ . }}/{{ ternary "128" "32" (contains ":" .) }}{{- end -}}
{{- end -}}

{{/* Every address, as peers in JSON. */}}
{{- define "postern.anywhere" -}}
{{- list (dict "ipBlock" (dict "cidr" "0.0.0.0/0")) (dict "ipBlock" (dict "cidr" "::/0")) | toJson -}}
{{- end -}}

{{/* Every address that mail may go to, as peers in JSON. */}}
{{- define "postern.world" -}}
{{- $four := dict "cidr" "0.0.0.0/0" -}}
{{- $six := dict "cidr" "::/0" -}}
{{- $without4 := list -}}
{{- $without6 := list -}}
{{- range .Values.networkPolicies.deliveryExcept -}}
{{- if contains ":" . -}}{{- $without6 = append $without6 . -}}{{- else -}}{{- $without4 = append $without4 . -}}{{- end -}}
{{- end -}}
{{- with $without4 -}}{{- $_ := set $four "except" . -}}{{- end -}}
{{- with $without6 -}}{{- $_ := set $six "except" . -}}{{- end -}}
{{- list (dict "ipBlock" $four) (dict "ipBlock" $six) | toJson -}}
{{- end -}}

{{/* Ports in a list of host:port, in JSON. (ports: those there are in any case, places) */}}
{{- define "postern.portsOf" -}}
{{- $ports := list -}}
{{- range .ports -}}{{- $ports = append $ports (int .) -}}{{- end -}}
{{- range .places -}}
{{- with regexFind ":[0-9]+$" (toString .) -}}
{{- $ports = append $ports (trimPrefix ":" . | int) -}}
{{- end -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}

{{/* The rule to ask DNS servers. */}}
{{- define "postern.egress.resolvers" -}}
{{- $servers := dig "dns" "servers" list (.Values.config.postern | default dict) -}}
{{- if kindIs "string" $servers -}}{{- $servers = splitList "," (nospace $servers) -}}{{- end -}}
{{- $named := list -}}
{{- range $servers -}}
{{- if or (regexMatch "^\\[.*\\]:[0-9]+$" .) (regexMatch "^[^:]+:[0-9]+$" .) -}}{{- $named = append $named . -}}{{- end -}}
{{- end -}}
- to: {{ .Values.networkPolicies.resolvers | default (include "postern.anywhere" . | fromJsonArray) | toJson }}
  ports:
    {{- range include "postern.portsOf" (dict "ports" (list 53) "places" $named) | fromJsonArray }}
    - {protocol: UDP, port: {{ . }}}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end -}}

{{/* The rule to reach a listener of the edge that is for our own machines; empty without one. */}}
{{- define "postern.egress.relay" -}}
{{- $root := . -}}
{{- range $name, $listener := .Values.edge.listeners }}
{{- if and $listener.enabled (eq "relay" (include "postern.listenerKind" (dict "name" $name "listener" $listener))) }}
- to:
    - podSelector:
        matchLabels:
          {{- include "postern.selector" (dict "root" $root "module" "smtp-edge") | nindent 10 }}
  ports:
    - {protocol: TCP, port: {{ $name }}}
{{- end }}
{{- end }}
{{- end -}}

{{/* The nodes' own addresses as peers, for pods on the host network; in JSON. */}}
{{- define "postern.nodes" -}}
{{- $peers := list -}}
{{- range .Values.networkPolicies.nodes -}}
{{- $peers = append $peers (dict "ipBlock" (dict "cidr" .)) -}}
{{- end -}}
{{- toJson $peers -}}
{{- end -}}
