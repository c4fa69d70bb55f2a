{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* A PodDisruptionBudget. (root, module, part) */}}
{{- define "postern.budget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "postern.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .part.maxUnavailable }}
  # A pod that is not ready may be taken away: it would not become so by being kept.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "postern.selector" . | nindent 6 }}
{{- end -}}

{{/* A HorizontalPodAutoscaler. (root, module, part, kind: Deployment or StatefulSet) */}}
{{- define "postern.autoscaler" -}}
{{- $a := .part.autoscaling -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "postern.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: {{ .kind }}
    name: {{ include "postern.name" .root }}-{{ .module }}
  minReplicas: {{ $a.minReplicas }}
  maxReplicas: {{ $a.maxReplicas }}
  metrics:
    {{- if $a.cpu }}
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ $a.cpu }}}
    {{- end }}
    {{- if $a.sessions }}
    - type: Pods
      pods:
        metric: {name: {{ $a.sessionsMetric }}}
        target: {type: AverageValue, averageValue: {{ $a.sessions | quote }}}
    {{- end }}
  behavior:
    # Mail comes in waves; a pod that is taken away costs its clients their connections.
    scaleDown:
      stabilizationWindowSeconds: 600
      policies:
        - {type: Pods, value: 1, periodSeconds: 120}
    scaleUp:
      stabilizationWindowSeconds: 30
      policies:
        - {type: Percent, value: 100, periodSeconds: 60}
{{- end -}}

{{/* A Deployment. As postern.pod, and replicas (empty: an autoscaler says), strategy. */}}
{{- define "postern.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "postern.metadata" (omit . "suffix") | nindent 2 }}
spec:
  {{- if not .scaled }}
  replicas: {{ .replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  {{- if .alone }}
  strategy: {type: Recreate}
  {{- else }}
  strategy:
    type: RollingUpdate
    {{- if .hostNetwork }}
    # A node has room for one: its port is taken.
    rollingUpdate: {maxSurge: 0, maxUnavailable: 1}
    {{- else }}
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
    {{- end }}
  # A process that has just started is slow while its code is compiled; the next one goes when it is not.
  minReadySeconds: 20
  {{- end }}
  selector:
    matchLabels:
      {{- include "postern.selector" . | nindent 6 }}
  template:
    {{- include "postern.pod" . | nindent 4 }}
{{- end -}}
