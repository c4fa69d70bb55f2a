{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{- define "postern.redis.url" -}}
{{- if eq .Values.redis.mode "internal" -}}
{{ ternary "rediss" "redis" .Values.redis.tls.enabled }}://{{ include "postern.name" . }}-redis.{{ .Release.Namespace }}.svc:6379
{{- else -}}
{{ .Values.redis.url }}
{{- end -}}
{{- end -}}

{{- define "postern.redis.port" -}}
{{- regexFind ":[0-9]+(/|$)" (include "postern.redis.url" .) | trimAll ":/" | default "6379" -}}
{{- end -}}

{{- define "postern.redis.mounts" -}}
{{- if .Values.redis.passwordSecret }}
- {name: redis-password, mountPath: /etc/postern/redis/password, readOnly: true}
{{- end }}
{{- if and .Values.redis.tls.enabled .Values.redis.tls.caSecret }}
- {name: redis-ca, mountPath: /etc/postern/redis/ca, readOnly: true}
{{- end }}
{{- end -}}

{{- define "postern.redis.volumes" -}}
{{- if .Values.redis.passwordSecret }}
- name: redis-password
  secret: {secretName: {{ .Values.redis.passwordSecret }}, defaultMode: 0440}
{{- end }}
{{- if and .Values.redis.tls.enabled .Values.redis.tls.caSecret }}
- name: redis-ca
  secret: {secretName: {{ .Values.redis.tls.caSecret }}, defaultMode: 0440}
{{- end }}
{{- end -}}
