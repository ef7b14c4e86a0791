{{/* Where the CA of PostgreSQL lies in a pod that has one. */}}
{{- define "writ.ca.folder" -}}/etc/writ/database{{- end -}}

{{/*
Environment of a service that is no secret, as a map. It stands in the Deployment itself and not in a ConfigMap, so that
undoing a roll-out undoes its configuration too, and a container that starts again starts with what its pod was made with.
*/}}
{{- define "writ.config" -}}
{{- $v := .root.Values -}}
{{- $base := printf "http://%s" (include "writ.fullname" .root) -}}
WRIT_HTTP_PORT: {{ include "writ.port.http" . | quote }}
WRIT_MANAGEMENT_PORT: {{ include "writ.port.management" . | quote }}
WRIT_PUBLIC_URL: {{ $v.publicUrl | trimSuffix "/" | quote }}
WRIT_DIRECTIVE_URL: {{ printf "%s-directive" $base | quote }}
WRIT_INVENTORY_URL: {{ printf "%s-inventory" $base | quote }}
WRIT_NOTIFICATION_URL: {{ printf "%s-notification" $base | quote }}
{{ include "writ.config.database" . }}
WRIT_DB_MIGRATE: "false"
WRIT_DB_POOL_SIZE: {{ $v.database.poolSize | int | quote }}
WRIT_DB_APP_USER: {{ .service.database.app.user | quote }}
WRIT_OIDC_ISSUER: {{ $v.oidc.issuer | quote }}
WRIT_OIDC_AUDIENCE: {{ $v.oidc.audience | quote }}
WRIT_OIDC_CLIENT_ID: {{ .service.oidc.clientId | quote }}
WRIT_CLAIMS_ROLES: {{ $v.oidc.claims.roles | quote }}
WRIT_CLAIMS_AGENCY: {{ $v.oidc.claims.agency | quote }}
WRIT_CLAIMS_COMPONENT: {{ $v.oidc.claims.component | quote }}
WRIT_CLOCK_SIMULATED: {{ $v.clock.simulated | quote }}
WRIT_LOG_JSON: {{ $v.log.json | quote }}
WRIT_PROXY_TRUSTED: {{ $v.proxies.trusted | join "," | quote }}
WRIT_SHUTDOWN_DELAY: {{ printf "%ds" (int $v.pod.shutdownDelaySeconds) }}
WRIT_TRACES_SHARE: {{ $v.traces.share | quote }}
{{- if eq .name "notification" }}
{{- include "writ.config.notification" . | nindent 0 }}
{{- end }}
{{- range $key, $value := include "writ.overlaid" (list $v.env .service.env) | fromYaml }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "writ.config.notification" -}}
{{- $v := .root.Values -}}
WRIT_SMTP_HOST: {{ $v.smtp.host | quote }}
WRIT_SMTP_PORT: {{ $v.smtp.port | int | quote }}
WRIT_SMTP_FROM: {{ $v.smtp.from | quote }}
WRIT_SMTP_STARTTLS: {{ $v.smtp.startTls | quote }}
{{- with $v.smtp.user }}
WRIT_SMTP_USER: {{ . | quote }}
{{- end }}
WRIT_WEBHOOK_ALLOW: {{ $v.webhooks.allow | join "," | quote }}
{{- end -}}

{{/* The way to the database, of services and migrations alike. */}}
{{- define "writ.config.database" -}}
{{- $database := .root.Values.database -}}
WRIT_DB_HOST: {{ $database.host | quote }}
WRIT_DB_PORT: {{ $database.port | int | quote }}
WRIT_DB_NAME: {{ $database.name | quote }}
WRIT_DB_TLS: {{ $database.tls.mode | quote }}
WRIT_DB_TLS_CA: {{ include "writ.ca" . | empty | ternary "" (printf "%s/ca.crt" (include "writ.ca.folder" .)) | quote }}
{{- end -}}

{{/* What the CA is read from, or nothing. */}}
{{- define "writ.ca" -}}
{{- with .root.Values.database.tls -}}
{{- .caSecret.name | default .caConfigMap.name -}}
{{- end -}}
{{- end -}}

{{/* A map as the env of a container; $( would be replaced by Kubernetes. */}}
{{- define "writ.env" -}}
{{- range $key, $value := . }}
- name: {{ $key }}
  value: {{ $value | replace "$(" "$$(" | quote }}
{{- end }}
{{- end -}}

{{/* Environment that is secret: the name and the key of a Secret, never a value. */}}
{{- define "writ.secrets" -}}
{{- include "writ.secret" (dict "env" "WRIT_DB_APP_PASSWORD" "secret" .service.database.app.secret) }}
{{- include "writ.secret" (dict "env" "WRIT_OIDC_CLIENT_SECRET" "secret" .service.oidc.secret) }}
{{- if and (eq .name "notification") .root.Values.smtp.user }}
{{- include "writ.secret" (dict "env" "WRIT_SMTP_PASSWORD" "secret" .root.Values.smtp.secret) }}
{{- end }}
{{- end -}}

{{- define "writ.secret" }}
- name: {{ .env }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret.name | quote }}
      key: {{ .secret.key | quote }}
{{- end -}}
