{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* A PodMonitor. (root, module) */}}
{{- define "postern.podMonitor" -}}
{{- $m := .root.Values.monitoring.podMonitors -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  {{- include "postern.metadata" . | nindent 2 }}
    {{- with $m.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "postern.selector" . | nindent 6 }}
  podMetricsEndpoints:
    - port: http
      path: /q/metrics
      interval: {{ $m.interval }}
{{- end -}}
