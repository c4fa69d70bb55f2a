{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/*
The pod of a service: what all of them have in common. Arguments: root, module, part (its values), grace (seconds), and where
there is more than the usual: http (port of health and metrics), page (port of what the world sees by HTTP), ports, env, mounts,
volumes, preStop (seconds), redis (false: none), hostNetwork.
*/}}
{{- define "postern.pod" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $module := .module -}}
{{- $http := .http | default 8080 -}}
metadata:
  labels:
    {{- include "postern.labels" . | nindent 4 }}
    {{- with $v.pods.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    postern.io/settings: {{ include "postern.settings" $root | sha256sum }}
    {{- if not $v.monitoring.podMonitors.enabled }}
    prometheus.io/scrape: "true"
    prometheus.io/path: /q/metrics
    prometheus.io/port: {{ $http | quote }}
    {{- end }}
    {{- with $v.pods.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  automountServiceAccountToken: false
  # Variables such as POSTERN_…_PORT would be taken for settings.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .grace }}
  {{- if .hostNetwork }}
  hostNetwork: true
  dnsPolicy: ClusterFirstWithHostNet
  {{- end }}
  {{- with $v.image.pullSecrets }}
  imagePullSecrets: {{ toJson . }}
  {{- end }}
  {{- with $v.pods.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with .part.nodeSelector | default $v.pods.nodeSelector }}
  nodeSelector: {{ toJson . }}
  {{- end }}
  {{- with .part.tolerations | default $v.pods.tolerations }}
  tolerations: {{ toJson . }}
  {{- end }}
  {{- with $v.pods.spread }}
  topologySpreadConstraints:
    {{- range .topologyKeys }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: {{ $v.pods.spread.whenUnsatisfiable }}
      labelSelector:
        matchLabels:
          {{- include "postern.selector" (dict "root" $root "module" $module) | nindent 10 }}
      {{- if ne $module "smtp-edge" }}
      # Old pods that are about to go do not count; an edge's go before their successors come.
      matchLabelKeys: [pod-template-hash]
      {{- end }}
    {{- end }}
  {{- end }}
  securityContext:
    {{- include "postern.podSecurity" $v.pods.runAsUser | nindent 4 }}
  containers:
    - name: {{ $module }}
      image: {{ include "postern.image" (dict "root" $root "module" $module "image" .part.image) | quote }}
      imagePullPolicy: {{ $v.image.pullPolicy }}
      securityContext:
        {{- include "postern.containerSecurity" . | nindent 8 }}
      env:
        {{- include "postern.env" (dict "root" $root "module" $module "part" .part "http" $http "page" .page) | nindent 8 }}
        {{- with .env }}
        {{- . | nindent 8 }}
        {{- end }}
      ports:
        - {name: http, containerPort: {{ $http }}, protocol: TCP}
        {{- with .ports }}
        {{- . | nindent 8 }}
        {{- end }}
      startupProbe:
        httpGet: {path: /q/health/started, port: http}
        periodSeconds: 2
        failureThreshold: 90
      livenessProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /q/health/ready, port: http}
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 2
      {{- if .preStop }}
      lifecycle:
        preStop:
          sleep: {seconds: {{ .preStop }}}
      {{- end }}
      resources: {{ toJson .part.resources }}
      volumeMounts:
        - {name: settings, mountPath: /etc/postern/settings, readOnly: true}
        - {name: tmp, mountPath: /tmp}
        {{- include "postern.mounts" . | nindent 8 }}
        {{- with .mounts }}
        {{- . | nindent 8 }}
        {{- end }}
  volumes:
    - name: settings
      configMap: {name: {{ include "postern.name" $root }}-settings}
    - name: tmp
      emptyDir: {sizeLimit: 256Mi}
    {{- include "postern.volumes" . | nindent 4 }}
    {{- with .volumes }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* As little as may be, of a pod. (the user) */}}
{{- define "postern.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{/* And of a container. */}}
{{- define "postern.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* Variables of the environment that every service has. (root, module, part, http, page) */}}
{{- define "postern.env" -}}
- {name: SMALLRYE_CONFIG_LOCATIONS, value: "file:///etc/postern/settings/postern.yaml"}
- {name: QUARKUS_HTTP_HOST, value: {{ include "postern.anyAddress" .root | quote }}}
- {name: QUARKUS_HTTP_PORT, value: {{ .page | default .http | quote }}}
{{- if .page }}
- {name: QUARKUS_MANAGEMENT_HOST, value: {{ include "postern.anyAddress" .root | quote }}}
- {name: QUARKUS_MANAGEMENT_PORT, value: {{ .http | quote }}}
{{- end }}
{{- with .part.javaOptions }}
- {name: JDK_JAVA_OPTIONS, value: {{ . | quote }}}
{{- end }}
{{- include "postern.kafka.env" . }}
{{- include "postern.operator.env" . }}
{{- /* Keys are nothing for a process that faces the world by HTTP. */}}
{{- if not .page }}
{{- with .root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Folders with secrets. (root, module, redis: false where there is none) */}}
{{- define "postern.mounts" -}}
{{- include "postern.kafka.mounts" . }}
{{- include "postern.operator.mounts" . }}
{{- if ne (toString .redis) "false" }}
{{- include "postern.redis.mounts" .root }}
{{- end }}
{{- $module := .module }}
{{- range $name, $file := .root.Values.secretFiles }}
{{- if has $module $file.modules }}
- {name: secret-{{ $name }}, mountPath: /etc/postern/secrets/{{ $name }}, readOnly: true}
{{- end }}
{{- end }}
{{- end -}}

{{- define "postern.volumes" -}}
{{- include "postern.kafka.volumes" . }}
{{- include "postern.operator.volumes" . }}
{{- if ne (toString .redis) "false" }}
{{- include "postern.redis.volumes" .root }}
{{- end }}
{{- $module := .module }}
{{- range $name, $file := .root.Values.secretFiles }}
{{- if has $module $file.modules }}
- name: secret-{{ $name }}
  secret: {secretName: {{ $file.secret }}, defaultMode: 0440}
{{- end }}
{{- end }}
{{- end -}}
