{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* Octets of a quantity: Kubernetes' 512Mi, 1.5G, 800000k; Redis' 768mb and Java's 2g, whose units are powers of 1024. */}}
{{- define "postern.octets" -}}
{{- $text := toString . -}}
{{- $unit := regexFind "[A-Za-z]*$" $text -}}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "kb" 1024 "m" 1048576 "mb" 1048576 "g" 1073741824 "gb" 1073741824 -}}
{{- if not (hasKey $units $unit) -}}
{{- fail (printf "\"%s\" is no size; write it as 512Mi or 2Gi." $text) -}}
{{- end -}}
{{- mulf (trimSuffix $unit $text | float64) (get $units $unit) | floor | int64 -}}
{{- end -}}
