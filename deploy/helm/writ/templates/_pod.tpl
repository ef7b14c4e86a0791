{{/* What every pod of the release has: how it is placed, and the restricted Pod Security Standard. */}}
{{- define "writ.pod.common" -}}
{{- $pod := .root.Values.pod -}}
serviceAccountName: {{ include "writ.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- range $field := list "nodeSelector" "tolerations" "affinity" }}
{{- with index $pod $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- with $pod.runAsUser }}
  runAsUser: {{ int . }}
  runAsGroup: {{ int . }}
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{/* Labels of a pod: those it is selected by, and those of the values. */}}
{{- define "writ.pod.labels" -}}
{{ include "writ.selector" . }}
{{- with .root.Values.pod.labels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The beginning of every container; its image is at .image. */}}
{{- define "writ.container.common" -}}
image: {{ include "writ.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* /tmp, the one place that a container may write to, under a name of its own. */}}
{{- define "writ.tmp" -}}
- name: {{ .volume }}
  emptyDir:
    sizeLimit: {{ .root.Values.pod.tmpSize }}
{{- end -}}

{{- define "writ.ca.volume" -}}
{{- $tls := .root.Values.database.tls }}
- name: database-ca
{{- with $tls.caSecret }}{{ if .name }}
  secret:
    secretName: {{ .name | quote }}
    items: [{ key: {{ .key | quote }}, path: ca.crt }]
{{- end }}{{ end }}
{{- with $tls.caConfigMap }}{{ if .name }}
  configMap:
    name: {{ .name | quote }}
    items: [{ key: {{ .key | quote }}, path: ca.crt }]
{{- end }}{{ end }}
{{- end -}}

{{- define "writ.ca.mount" -}}
- name: database-ca
  mountPath: {{ include "writ.ca.folder" . }}
  readOnly: true
{{- end -}}
