{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* How the operator's pod asks the services that answer operators. */}}

{{/* Whether a module knows the token. (root, module) */}}
{{- define "postern.operator.knows" -}}
{{- if and .root.Values.operator.tokenSecret (has .module (list "operator" "books-service" "reputation-service")) -}}true{{- end -}}
{{- end -}}

{{/* (root, module) */}}
{{- define "postern.operator.env" -}}
{{- if include "postern.operator.knows" . }}
- {name: POSTERN_OPERATOR_TOKEN_FILE, value: {{ printf "/etc/postern/operator/%s" .root.Values.operator.tokenKey | quote }}}
{{- end }}
{{- end -}}

{{- define "postern.operator.mounts" -}}
{{- if include "postern.operator.knows" . }}
- {name: operator-token, mountPath: /etc/postern/operator, readOnly: true}
{{- end }}
{{- end -}}

{{- define "postern.operator.volumes" -}}
{{- if include "postern.operator.knows" . }}
- name: operator-token
  secret: {secretName: {{ .root.Values.operator.tokenSecret }}, defaultMode: 0440}
{{- end }}
{{- end -}}

{{/* Where the operator's pod asks them. */}}
{{- define "postern.operator.endpoints" -}}
{{- range $key, $module := dict "BOOKS" "books-service" "REPUTATION" "reputation-service" }}
- {name: POSTERN_LAUNCHER_ENDPOINTS_{{ $key }}, value: "http://{{ include "postern.name" $ }}-{{ $module }}.{{ $.Release.Namespace }}.svc:8080"}
{{- end }}
{{- end -}}

{{/* The Service that it finds a module by. (root, module) */}}
{{- define "postern.operator.service" -}}
# For operators, who ask it from their pod, or by kubectl port-forward.
apiVersion: v1
kind: Service
metadata:
  {{- include "postern.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  {{- include "postern.families" .root | nindent 2 }}
  selector:
    {{- include "postern.selector" . | nindent 4 }}
  ports:
    - {name: http, port: 8080, targetPort: http, protocol: TCP}
{{- end -}}

{{/* The rule that lets the operator's pod in; empty without one. */}}
{{- define "postern.ingress.operator" -}}
{{- if .Values.operator.enabled -}}
- from:
    - podSelector:
        matchLabels:
          {{- include "postern.selector" (dict "root" . "module" "operator") | nindent 10 }}
  ports:
    - {protocol: TCP, port: http}
{{- end -}}
{{- end -}}

{{/* And the one that lets it out. */}}
{{- define "postern.egress.operator" -}}
{{- $root := . -}}
- to:
    {{- range list "books-service" "reputation-service" }}
    - podSelector:
        matchLabels:
          {{- include "postern.selector" (dict "root" $root "module" .) | nindent 10 }}
    {{- end }}
  ports:
    - {protocol: TCP, port: http}
{{- end -}}

{{- define "postern.check.operator" -}}
{{- $settings := get (.Values.config.postern | default dict) "operator" | default dict -}}
{{- if hasKey $settings "token-file" -}}
{{- fail "config.postern.operator.token-file is set by the chart: use operator.tokenSecret." -}}
{{- end -}}
{{- if and (hasKey $settings "rate") (lt (int $settings.rate) 1) -}}
{{- fail (printf "config.postern.operator.rate is %v, and nobody could ask: give at least 1." $settings.rate) -}}
{{- end -}}
{{- if and .Values.operator.enabled (not .Values.operator.tokenSecret) -}}
{{- fail "operator.enabled is true, and books and reputation would not answer its pod: name the secret with their token in operator.tokenSecret." -}}
{{- end -}}
{{- end -}}
