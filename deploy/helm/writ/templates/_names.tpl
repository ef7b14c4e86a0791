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

{{/*
The partials below, and those of the other files, take one of the three services:
  root     the chart's own context
  name     directive, inventory or notification
  service  that service's values
*/}}
{{- define "writ.name" -}}
{{ include "writ.fullname" .root }}-{{ .name }}
{{- end -}}

{{- define "writ.selector" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
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
{{- end -}}

{{/* registry/repository@digest, or :tag; a service's own tag before the common one before the chart's appVersion. */}}
{{- define "writ.image" -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end -}}
{{- .service.image.repository -}}
{{- if .service.image.digest -}}
@{{ .service.image.digest }}
{{- else -}}
:{{ coalesce .service.image.tag .root.Values.image.tag .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}
