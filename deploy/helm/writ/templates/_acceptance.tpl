{{/* What `helm test` runs. It reads, and writes only where tests.write says so. */}}
{{- define "writ.acceptance" -}}
{{- $tests := .root.Values.tests -}}
{{- $pod := .root.Values.pod -}}
apiVersion: v1
kind: Pod
metadata:
  {{- include "writ.metadata" (merge (dict "labels" $pod.labels "annotations" $pod.annotations) .) | nindent 2 }}
spec:
  {{- include "writ.pod.common" . | nindent 2 }}
  restartPolicy: Never
  activeDeadlineSeconds: {{ $tests.activeDeadlineSeconds }}
  containers:
    - name: {{ .name }}
      {{- include "writ.container.common" (merge (dict "image" $tests.image) .) | nindent 6 }}
      env:
        {{- include "writ.env" (include "writ.acceptance.config" . | fromYaml) | trim | nindent 8 }}
        {{- range $role := include "writ.acceptance.roles" . | fromYamlArray }}
        {{- $client := index $tests $role }}
        {{- include "writ.secret" (dict "env" (printf "WRIT_TESTS_%s_SECRET" (upper $role)) "secret" $client.secret) | trim | nindent 8 }}
        {{- end }}
      resources:
        {{- toYaml $tests.resources | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  volumes:
    {{- include "writ.tmp" (merge (dict "volume" "tmp") .) | nindent 4 }}
{{- end -}}

{{/* Who signs in: the reader when there is one, and those who write when writing is wanted. */}}
{{- define "writ.acceptance.roles" -}}
{{- $tests := .root.Values.tests -}}
{{- $roles := list -}}
{{- if $tests.reader.secret.name }}{{ $roles = append $roles "reader" }}{{ end -}}
{{- if $tests.write }}{{ $roles = concat $roles (list "issuer" "reporter") }}{{ end -}}
{{- toYaml $roles -}}
{{- end -}}

{{- define "writ.acceptance.config" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- range $name, $_ := $v.services }}
{{- $url := printf "http://%s-%s" (include "writ.fullname" $root) $name }}
WRIT_{{ upper $name }}_URL: {{ $url }}
WRIT_{{ upper $name }}_MANAGEMENT_URL: {{ $url }}:{{ include "writ.port.management" $root }}
{{- end }}
WRIT_OIDC_ISSUER: {{ $v.oidc.issuer | quote }}
WRIT_TESTS_WRITE: {{ $v.tests.write | quote }}
{{- range $role := include "writ.acceptance.roles" . | fromYamlArray }}
WRIT_TESTS_{{ upper $role }}_ID: {{ (index $v.tests $role).clientId | quote }}
{{- end }}
{{- if $v.tests.write }}
WRIT_TESTS_AGENCY: {{ $v.tests.agency | quote }}
{{- end }}
{{- end -}}
