{{/* Refuses to render while values are missing or do not go together, and says all of them at once. */}}
{{- define "writ.check" -}}
{{- $missing := include "writ.missing" . | fromYamlArray -}}
{{- $wrong := include "writ.wrong" . | fromYamlArray -}}
{{- $words := "" -}}
{{- if $missing -}}
{{- $words = printf "These values are missing:\n  %s\n" ($missing | sortAlpha | join "\n  ") -}}
{{- end -}}
{{- if $wrong -}}
{{- $words = printf "%sThese values do not go together:\n  %s\n" $words ($wrong | sortAlpha | join "\n  ") -}}
{{- end -}}
{{- if $words -}}
{{- fail (printf "\n\n%s" $words) -}}
{{- end -}}
{{- end -}}

{{- define "writ.missing" -}}
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
{{- toYaml $missing -}}
{{- end -}}

{{- define "writ.wrong" -}}
{{- $v := .Values -}}
{{- $wrong := list -}}
{{- $tls := $v.database.tls -}}
{{- if and $tls.caSecret.name $tls.caConfigMap.name -}}
{{- $wrong = append $wrong "database.tls: caSecret and caConfigMap are both named; the CA is read from one" -}}
{{- end -}}
{{- $least := add $v.pod.shutdownDelaySeconds 15 -}}
{{- if lt (int $v.pod.terminationGracePeriodSeconds) (int $least) -}}
{{- $wrong = append $wrong (printf "pod.terminationGracePeriodSeconds: has to be %d or more, which is pod.shutdownDelaySeconds, the ten seconds in which a service finishes its work, and five of reserve" $least) -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}
