{{/*
One Job, a container for each service beside each other, before anything of the release is made or changed. It alone has
the owners' passwords. A hook is there before the release's own objects, so it stands on none of them.
*/}}
{{- define "writ.migrations" -}}
{{- $root := .root -}}
{{- $migrations := $root.Values.migrations -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  backoffLimit: {{ $migrations.backoffLimit }}
  activeDeadlineSeconds: {{ $migrations.activeDeadlineSeconds }}
  ttlSecondsAfterFinished: {{ $migrations.ttlSecondsAfterFinished }}
  template:
    metadata:
      labels:
        {{- include "writ.pod.labels" . | nindent 8 }}
      {{- with $root.Values.pod.annotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- include "writ.pod.common" . | nindent 6 }}
      {{- with $root.Values.pod.priorityClassName }}
      priorityClassName: {{ . | quote }}
      {{- end }}
      {{- /* A failed pod stays with its log, and the next try is another pod. */}}
      restartPolicy: Never
      containers:
        {{- range $name, $service := $root.Values.services }}
        {{- include "writ.migration" (dict "root" $root "name" $name "service" $service) | nindent 8 }}
        {{- end }}
      volumes:
        {{- range $name, $_ := $root.Values.services }}
        {{- include "writ.tmp" (dict "root" $root "volume" (printf "tmp-%s" $name)) | nindent 8 }}
        {{- end }}
        {{- if include "writ.ca" . }}
        {{- include "writ.ca.volume" . | trim | nindent 8 }}
        {{- end }}
{{- end -}}

{{- define "writ.migration" -}}
{{- $config := include "writ.config.database" . | fromYaml -}}
{{- $own := dict
      "QUARKUS_INIT_AND_EXIT" "true"
      "WRIT_DB_MIGRATE" "true"
      "WRIT_DB_OWNER_USER" .service.database.owner.user
      "WRIT_LOG_JSON" (toString .root.Values.log.json) -}}
- name: {{ .name }}
  {{- include "writ.container.common" (merge (dict "image" .service.image) .) | nindent 2 }}
  env:
    {{- include "writ.env" (merge $own $config .root.Values.migrations.env) | trim | nindent 4 }}
    {{- include "writ.secret" (dict "env" "WRIT_DB_OWNER_PASSWORD" "secret" .service.database.owner.secret) | trim | nindent 4 }}
  resources:
    {{- toYaml .root.Values.migrations.resources | nindent 4 }}
  volumeMounts:
    - name: tmp-{{ .name }}
      mountPath: /tmp
    {{- if include "writ.ca" . }}
    {{- include "writ.ca.mount" . | nindent 4 }}
    {{- end }}
{{- end -}}
