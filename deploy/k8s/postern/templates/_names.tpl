{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* The release's name, in front of all others. */}}
{{- define "postern.name" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Labels that pods are selected by; they never change. (root, module) */}}
{{- define "postern.selector" -}}
app.kubernetes.io/name: postern
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .module }}
{{- end -}}

{{/* Labels of everything. (root, module) */}}
{{- define "postern.labels" -}}
{{ include "postern.selector" . }}
app.kubernetes.io/part-of: postern
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Name and labels of an object. (root, module, and suffix where there are several of a kind) */}}
{{- define "postern.metadata" -}}
name: {{ include "postern.name" .root }}-{{ .module }}{{ with .suffix }}-{{ . }}{{ end }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "postern.labels" . | nindent 2 }}
{{- end -}}

{{/* The image of a module. (root, module, image: a complete one of its own) */}}
{{- define "postern.image" -}}
{{- if .image -}}
{{ .image }}
{{- else -}}
{{- $i := .root.Values.image -}}
{{ with $i.registry }}{{ . }}/{{ end }}{{ with $i.repository }}{{ . }}/{{ end }}{{ .module }}:{{ $i.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Whether pods have IPv6. */}}
{{- define "postern.ipv6" -}}
{{- if has "IPv6" .Values.network.ipFamilies }}true{{ end -}}
{{- end -}}

{{- define "postern.anyAddress" -}}
{{- ternary "::" "0.0.0.0" (eq (include "postern.ipv6" .) "true") -}}
{{- end -}}

{{/* Families of a Service. */}}
{{- define "postern.families" -}}
ipFamilyPolicy: {{ .Values.network.ipFamilyPolicy }}
{{- with .Values.network.ipFamilies }}
ipFamilies: {{ toJson . }}
{{- end }}
{{- end -}}
