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
{{- if $v.tests.write -}}
{{- range $role := list "issuer" "reporter" -}}
{{- $client := index $v.tests $role -}}
{{- if not $client.secret.name -}}
{{- $missing = append $missing (printf "tests.%s.secret.name: the Secret with the client secret of %s, which tests.write needs" $role $client.clientId) -}}
{{- end -}}
{{- end -}}
{{- if not $v.tests.agency -}}
{{- $missing = append $missing "tests.agency: the agency that the acceptance reports for, which tests.write needs" -}}
{{- end -}}
{{- end -}}
{{- if and $v.gateway.enabled (not $v.gateway.parentRefs) -}}
{{- $missing = append $missing "gateway.parentRefs: the Gateways that the route belongs to" -}}
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
{{- if and (include "writ.ca" (dict "root" .)) (ne $tls.mode "verify-full") -}}
{{- $wrong = append $wrong (printf "database.tls: a CA is named, and mode %s does not look at it; only verify-full does" $tls.mode) -}}
{{- end -}}
{{- $least := add $v.pod.shutdownDelaySeconds 25 -}}
{{- if lt (int $v.pod.terminationGracePeriodSeconds) (int $least) -}}
{{- $wrong = append $wrong (printf "pod.terminationGracePeriodSeconds: has to be %d or more, which is pod.shutdownDelaySeconds, ten seconds in which a service finishes its requests, twelve in which notification-service ends its deliveries or gives them back, and three of reserve" $least) -}}
{{- end -}}
{{- $name := include "writ.fullname" . -}}
{{- if gt (len $name) 48 -}}
{{- $wrong = append $wrong (printf "fullnameOverride: has to be given; objects would begin with %s, which is longer than 48 characters" $name) -}}
{{- else if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) -}}
{{- $wrong = append $wrong (printf "fullnameOverride: has to be given; objects would begin with %s, and a Service's name is of a-z, 0-9 and -, a letter first" $name) -}}
{{- end -}}
{{- if or $v.ingress.enabled $v.gateway.enabled -}}
{{- $wrong = concat $wrong (include "writ.wrong.edge" . | fromYamlArray) -}}
{{- end -}}
{{- range $name, $service := $v.services -}}
{{- if and $service.autoscaling.enabled (gt (int $service.autoscaling.minReplicas) (int $service.autoscaling.maxReplicas)) -}}
{{- $wrong = append $wrong (printf "services.%s.autoscaling: minReplicas is more than maxReplicas" $name) -}}
{{- end -}}
{{- end -}}
{{- if ge (int $v.pod.minReadySeconds) (int $v.pod.progressDeadlineSeconds) -}}
{{- $wrong = append $wrong "pod.minReadySeconds: has to be less than pod.progressDeadlineSeconds" -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}

{{- define "writ.wrong.edge" -}}
{{- $url := urlParse .Values.publicUrl -}}
{{- $wrong := list -}}
{{- if trimSuffix "/" $url.path -}}
{{- $wrong = append $wrong (printf "publicUrl: has the path %s, and Ingress and HTTPRoute pass paths on as they are; the suite has to be at the root of a host, or whatever stands before it has to be made by hand" $url.path) -}}
{{- end -}}
{{- if and .Values.publicUrl (not (regexMatch "^[a-z0-9.-]*[a-z][a-z0-9.-]*(:[0-9]+)?$" $url.host)) -}}
{{- $wrong = append $wrong (printf "publicUrl: Ingress and HTTPRoute need a host name in lower case, and %s is none" $url.host) -}}
{{- end -}}
{{- if and .Values.ingress.enabled .Values.ingress.tls.secretName (ne $url.scheme "https") -}}
{{- $wrong = append $wrong "ingress.tls.secretName: there is a certificate, and publicUrl begins with http" -}}
{{- end -}}
{{- toYaml $wrong -}}
{{- end -}}
