{{/* The name all objects of a release begin with, short enough for the longest suffix. */}}
{{- define "writ.fullname" -}}
{{- $name := .Values.nameOverride | default .Chart.Name -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 48 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 48 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 48 | trimSuffix "-" -}}
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
*/}}
{{- define "writ.name" -}}
{{ include "writ.fullname" .root }}-{{ .name }}
{{- end -}}

{{/* What the pods of the release have in common. */}}
{{- define "writ.selector.all" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "writ.selector" -}}
{{ include "writ.selector.all" . }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- define "writ.metadata" -}}
name: {{ include "writ.name" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "writ.selector" . | nindent 2 }}
  app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
  app.kubernetes.io/part-of: writ
  app.kubernetes.io/managed-by: {{ .root.Release.Service }}
  helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- $annotations := include "writ.annotations.hook" . | fromYaml | merge (dict) (.annotations | default dict) }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
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
