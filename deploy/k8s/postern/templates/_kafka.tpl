{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{- define "postern.kafka.cluster" -}}
{{ include "postern.name" . }}-kafka
{{- end -}}

{{- define "postern.kafka.bootstrap" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
{{ include "postern.kafka.cluster" . }}-kafka-bootstrap.{{ .Release.Namespace }}.svc:9093
{{- else -}}
{{ .Values.kafka.bootstrapServers | nospace }}
{{- end -}}
{{- end -}}

{{/* How brokers are spoken to, whoever runs them: {protocol, mechanism, ca: {secret, key}, certificate}. */}}
{{- define "postern.kafka.security" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
{{- dict "protocol" "SASL_SSL" "mechanism" "SCRAM-SHA-512" "caSecret" (printf "%s-cluster-ca-cert" (include "postern.kafka.cluster" .)) "caKey" "ca.crt" "certificate" "" | toJson -}}
{{- else -}}
{{- $s := .Values.kafka.security -}}
{{- dict "protocol" $s.protocol "mechanism" $s.mechanism "caSecret" (ternary $s.caSecret "" (hasSuffix "SSL" $s.protocol)) "caKey" $s.caKey "certificate" $s.clientCertificateSecret | toJson -}}
{{- end -}}
{{- end -}}

{{/* The secret that a user of Kafka signs in with; most are named as their module: {secret, name, usernameKey, passwordKey}; secret is empty without SASL. (root, user) */}}
{{- define "postern.kafka.credentials" -}}
{{- $v := .root.Values.kafka -}}
{{- $security := include "postern.kafka.security" .root | fromJson -}}
{{- if not (hasPrefix "SASL" $security.protocol) -}}
{{- dict "secret" "" | toJson -}}
{{- else if eq $v.mode "strimzi" -}}
{{- $user := printf "%s-%s" (include "postern.name" .root) .user -}}
{{- dict "secret" $user "name" $user "usernameKey" "" "passwordKey" "password" | toJson -}}
{{- else -}}
{{- $secret := get $v.security.credentials .user | default (get $v.security.credentials "default") -}}
{{- dict "secret" $secret "name" "" "usernameKey" $v.security.usernameKey "passwordKey" $v.security.passwordKey | toJson -}}
{{- end -}}
{{- end -}}

{{/* Ports of the brokers. */}}
{{- define "postern.kafka.ports" -}}
{{- $ports := list -}}
{{- range splitList "," (include "postern.kafka.bootstrap" .) -}}
{{- $ports = append $ports (regexFind "[0-9]+$" . | int) -}}
{{- end -}}
{{- concat $ports .Values.networkPolicies.kafkaPorts | uniq | toJson -}}
{{- end -}}

{{/* Variables of the environment for Kafka. (root, module, and user where it is another) */}}
{{- define "postern.kafka.env" -}}
{{- $c := include "postern.kafka.credentials" (dict "root" .root "user" (.user | default .module)) | fromJson -}}
{{- if $c.secret }}
{{- if $c.name }}
- {name: POSTERN_KAFKA_SECURITY_USERNAME, value: {{ $c.name | quote }}}
{{- else }}
- name: POSTERN_KAFKA_SECURITY_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ $c.secret }}, key: {{ $c.usernameKey }}}
{{- end }}
{{- end }}
{{- end -}}

{{/* Folders with what Kafka needs: whole folders, so that what changes in a secret changes in the pod. (as above) */}}
{{- define "postern.kafka.mounts" -}}
{{- $c := include "postern.kafka.credentials" (dict "root" .root "user" (.user | default .module)) | fromJson -}}
{{- $s := include "postern.kafka.security" .root | fromJson -}}
{{- if $c.secret }}
- {name: kafka-credentials, mountPath: /etc/postern/kafka/credentials, readOnly: true}
{{- end }}
{{- if $s.caSecret }}
- {name: kafka-ca, mountPath: /etc/postern/kafka/ca, readOnly: true}
{{- end }}
{{- if $s.certificate }}
- {name: kafka-certificate, mountPath: /etc/postern/kafka/certificate, readOnly: true}
{{- end }}
{{- end -}}

{{- define "postern.kafka.volumes" -}}
{{- $c := include "postern.kafka.credentials" (dict "root" .root "user" (.user | default .module)) | fromJson -}}
{{- $s := include "postern.kafka.security" .root | fromJson -}}
{{- if $c.secret }}
- name: kafka-credentials
  secret: {secretName: {{ $c.secret }}, defaultMode: 0440}
{{- end }}
{{- if $s.caSecret }}
- name: kafka-ca
  secret: {secretName: {{ $s.caSecret }}, defaultMode: 0440}
{{- end }}
{{- if $s.certificate }}
- name: kafka-certificate
  secret: {secretName: {{ $s.certificate }}, defaultMode: 0440}
{{- end }}
{{- end -}}
