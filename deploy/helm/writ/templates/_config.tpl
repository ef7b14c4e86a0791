{{/* The two ports: what the services listen on, and what the probes and the Service ask. */}}
{{- define "writ.port.http" -}}8080{{- end -}}
{{- define "writ.port.management" -}}9000{{- end -}}

{{/* Environment that is no secret, as the data of a ConfigMap. */}}
{{- define "writ.config" -}}
{{- $v := .root.Values -}}
{{- $base := printf "http://%s" (include "writ.fullname" .root) -}}
WRIT_HTTP_PORT: {{ include "writ.port.http" . | quote }}
WRIT_MANAGEMENT_PORT: {{ include "writ.port.management" . | quote }}
WRIT_PUBLIC_URL: {{ $v.publicUrl | trimSuffix "/" | quote }}
WRIT_DIRECTIVE_URL: {{ printf "%s-directive" $base | quote }}
WRIT_INVENTORY_URL: {{ printf "%s-inventory" $base | quote }}
WRIT_NOTIFICATION_URL: {{ printf "%s-notification" $base | quote }}
WRIT_DB_HOST: {{ $v.database.host | quote }}
WRIT_DB_PORT: {{ $v.database.port | int | quote }}
WRIT_DB_NAME: {{ $v.database.name | quote }}
WRIT_DB_POOL_SIZE: {{ $v.database.poolSize | int | quote }}
WRIT_DB_APP_USER: {{ .service.database.app.user | quote }}
WRIT_DB_OWNER_USER: {{ .service.database.owner.user | quote }}
WRIT_OIDC_ISSUER: {{ $v.oidc.issuer | quote }}
WRIT_OIDC_AUDIENCE: {{ $v.oidc.audience | quote }}
WRIT_OIDC_CLIENT_ID: {{ .service.oidc.clientId | quote }}
WRIT_CLAIMS_ROLES: {{ $v.oidc.claims.roles | quote }}
WRIT_CLAIMS_AGENCY: {{ $v.oidc.claims.agency | quote }}
WRIT_CLAIMS_COMPONENT: {{ $v.oidc.claims.component | quote }}
WRIT_CLOCK_SIMULATED: {{ $v.clock.simulated | quote }}
WRIT_LOG_JSON: {{ $v.log.json | quote }}
WRIT_TRACES_SHARE: {{ $v.traces.share | quote }}
{{- if eq .name "notification" }}
{{- include "writ.config.notification" . | nindent 0 }}
{{- end }}
{{- range $key, $value := merge (dict) .service.env $v.env }}
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

{{/* Environment that is secret: the name and the key of a Secret, never a value. */}}
{{- define "writ.secrets" -}}
{{- include "writ.secret" (dict "env" "WRIT_DB_APP_PASSWORD" "secret" .service.database.app.secret) }}
{{- include "writ.secret" (dict "env" "WRIT_DB_OWNER_PASSWORD" "secret" .service.database.owner.secret) }}
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

{{/* Refuses to render while required values are missing, and names all of them at once. */}}
{{- define "writ.check" -}}
{{- $v := .Values -}}
{{- $missing := list -}}
{{- range $key, $given := dict
      "publicUrl: the base URL that users know, as https://writ.example.gov" $v.publicUrl
      "database.host: the host of PostgreSQL 18" $v.database.host
      "oidc.issuer: the issuer URL of the OpenID provider" $v.oidc.issuer
      "smtp.host: the host of the mail server" $v.smtp.host
      "smtp.from: the address that mail is sent from" $v.smtp.from }}
{{- if not $given }}{{ $missing = append $missing $key }}{{ end -}}
{{- end -}}
{{- if and $v.smtp.user (not $v.smtp.secret.name) -}}
{{- $missing = append $missing (printf "smtp.secret.name: the Secret with the password of %s" $v.smtp.user) -}}
{{- end -}}
{{- range $name, $service := $v.services -}}
{{- $at := printf "services.%s" $name -}}
{{- range $role := list "app" "owner" -}}
{{- $login := index $service.database $role -}}
{{- if not $login.secret.name -}}
{{- $missing = append $missing (printf "%s.database.%s.secret.name: the Secret with the password of database role %s" $at $role $login.user) -}}
{{- end -}}
{{- end -}}
{{- if not $service.oidc.secret.name -}}
{{- $missing = append $missing (printf "%s.oidc.secret.name: the Secret with the client secret of %s" $at $service.oidc.clientId) -}}
{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- fail (printf "\n\nThese values are missing:\n  %s\n" ($missing | sortAlpha | join "\n  ")) -}}
{{- end -}}
{{- end -}}
