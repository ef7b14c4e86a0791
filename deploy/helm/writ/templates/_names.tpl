{{/* The name all objects of a release begin with. One that is too long is refused: cut, it might be another release's. */}}
{{- define "writ.fullname" -}}
{{- $name := .Values.nameOverride | default .Chart.Name -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name -}}
{{- end -}}
{{- end -}}

{{/* The two ports: what the services listen on, and what the probes and the Services ask. */}}
{{- define "writ.port.http" -}}8080{{- end -}}
{{- define "writ.port.management" -}}9000{{- end -}}

{{/*
The partials below, and those of the other files, take one component:
  root     the chart's own context
  name     directive, inventory, notification, or what is no service: migrations, acceptance
  service  a service's values
  hook     of what Helm does not keep: event, weight, delete (when), besides before the next one is made
  labels, annotations   further ones of the object
*/}}
{{- define "writ.name" -}}
{{ include "writ.fullname" .root }}-{{ .name }}
{{- end -}}

{{/* What the pods of the release have in common. */}}
{{- define "writ.selector.all" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default .root.Chart.Name | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
{{- end -}}

{{- define "writ.selector" -}}
{{ include "writ.selector.all" . }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "writ.metadata" -}}
name: {{ include "writ.name" . }}
namespace: {{ .root.Release.Namespace | quote }}
labels:
  {{- include "writ.overlaid" (list .labels (include "writ.labels" . | fromYaml)) | nindent 2 }}
{{- with include "writ.overlaid" (list .annotations (include "writ.annotations.hook" . | fromYaml)) | fromYaml }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "writ.labels" -}}
{{ include "writ.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: writ
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Maps laid over each other, the last on top. Unlike merge, an empty value is a value and wins. */}}
{{- define "writ.overlaid" -}}
{{- $all := dict -}}
{{- range $map := . -}}
{{- range $key, $value := $map -}}
{{- $_ := set $all $key $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $all -}}
{{- end -}}

{{- define "writ.annotations.hook" -}}
{{- with .hook -}}
helm.sh/hook: {{ .event }}
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: {{ prepend (.delete | default list) "before-hook-creation" | join "," }}
{{- end -}}
{{- end -}}

{{/* registry/repository@digest, or :tag; an image's own tag before the common one before the chart's appVersion. */}}
{{- define "writ.image" -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end -}}
{{- .image.repository -}}
{{- if .image.digest -}}
@{{ .image.digest }}
{{- else -}}
:{{ coalesce .image.tag .root.Values.image.tag .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}
