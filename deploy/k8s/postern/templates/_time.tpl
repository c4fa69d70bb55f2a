{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* A length of time in milliseconds: 500ms, 30s, 5m, 6h, 36d. (where: the value's name, time) */}}
{{- define "postern.millis" -}}
{{- $text := toString .time | trim -}}
{{- if not (regexMatch "^[0-9]+(ms|s|m|h|d)$" $text) -}}
{{- fail (printf "%s is \"%s\", and must be a length of time such as 500ms, 30s, 5m, 6h or 36d." .where $text) -}}
{{- end -}}
{{- $number := regexFind "^[0-9]+" $text | int64 -}}
{{- $unit := regexFind "[a-z]+$" $text -}}
{{- mul $number (get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000) $unit) -}}
{{- end -}}

{{/* The same in whole seconds, rounded up. */}}
{{- define "postern.seconds" -}}
{{- div (add (include "postern.millis" . | int64) 999) 1000 -}}
{{- end -}}
