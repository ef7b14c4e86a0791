{{/* Whatever no other policy lets through is shut, both ways, for every pod of the release. */}}
{{- define "writ.network.shut" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "writ.selector.all" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
{{- end -}}

{{/* What one of the services needs. Probes come from the node, which no policy shuts out. */}}
{{- define "writ.network.service" -}}
{{- $v := .root.Values -}}
{{- $network := $v.networkPolicy -}}
{{- $callers := list "directive" "inventory" "notification" "acceptance" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        {{- include "writ.network.own" (dict "root" .root "components" $callers) | nindent 8 }}
        {{- with $network.http.from }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        {{- include "writ.network.ports" (list (include "writ.port.http" .)) | nindent 8 }}
    - from:
        {{- include "writ.network.own" (dict "root" .root "components" (list "acceptance")) | nindent 8 }}
        {{- with $network.metrics.from }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        {{- include "writ.network.ports" (list (include "writ.port.management" .)) | nindent 8 }}
  egress:
    {{- include "writ.network.dns" . | nindent 4 }}
    {{- include "writ.network.database" . | nindent 4 }}
    {{- include "writ.network.oidc" . | nindent 4 }}
    {{- include "writ.network.peers" . | nindent 4 }}
    {{- if gt (float64 $v.traces.share) 0.0 }}
    {{- include "writ.network.to" $network.traces | nindent 4 }}
    {{- end }}
    {{- if eq .name "notification" }}
    {{- $smtp := $network.smtp.ports | default (list $v.smtp.port) }}
    {{- include "writ.network.to" (dict "to" $network.smtp.to "ports" $smtp) | nindent 4 }}
    {{- include "writ.network.webhooks" . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- define "writ.network.migrations" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "writ.network.dns" . | nindent 4 }}
    {{- include "writ.network.database" . | nindent 4 }}
{{- end -}}

{{- define "writ.network.acceptance" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "writ.network.dns" . | nindent 4 }}
    {{- include "writ.network.oidc" . | nindent 4 }}
    {{- include "writ.network.peers" (merge (dict "management" true) .) | nindent 4 }}
{{- end -}}

{{/* The other services. A policy sees the pods behind a Service, and so their ports. */}}
{{- define "writ.network.peers" -}}
{{- $services := without (list "directive" "inventory" "notification") .name -}}
- to:
    {{- include "writ.network.own" (dict "root" .root "components" $services) | nindent 4 }}
  ports:
    {{- $ports := list (include "writ.port.http" .) }}
    {{- if .management }}{{ $ports = append $ports (include "writ.port.management" .) }}{{ end }}
    {{- include "writ.network.ports" $ports | nindent 4 }}
{{- end -}}

{{- define "writ.network.dns" -}}
{{- $dns := .root.Values.networkPolicy.dns -}}
{{- include "writ.network.to" (dict "to" $dns.to "ports" $dns.ports "protocols" (list "UDP" "TCP")) -}}
{{- end -}}

{{- define "writ.network.database" -}}
{{- $v := .root.Values -}}
{{- $database := $v.networkPolicy.database -}}
{{- include "writ.network.to" (dict "to" $database.to "ports" ($database.ports | default (list $v.database.port))) -}}
{{- end -}}

{{- define "writ.network.oidc" -}}
{{- $v := .root.Values -}}
{{- $oidc := $v.networkPolicy.oidc -}}
{{- $ports := $oidc.ports | default (list (include "writ.url.port" $v.oidc.issuer)) -}}
{{- include "writ.network.to" (dict "to" $oidc.to "ports" $ports) -}}
{{- end -}}

{{/*
Unless told otherwise the public addresses, as notification-service itself has them (TargetNetworks), and webhooks.allow.
Through NAT64 (64:ff9b::/96) it looks at the IPv4 address that is carried, which a policy cannot.
*/}}
{{- define "writ.network.webhooks" -}}
{{- $v := .root.Values -}}
{{- $webhooks := $v.networkPolicy.webhooks -}}
{{- $to := $webhooks.to -}}
{{- if not $to -}}
{{- $not := list
      "0.0.0.0/8" "10.0.0.0/8" "100.64.0.0/10" "127.0.0.0/8" "169.254.0.0/16" "172.16.0.0/12" "192.0.0.0/24" "192.0.2.0/24"
      "192.88.99.0/24" "192.168.0.0/16" "198.18.0.0/15" "198.51.100.0/24" "203.0.113.0/24" "224.0.0.0/4" "240.0.0.0/4"
      "168.63.129.16/32" -}}
{{- $to = list (dict "ipBlock" (dict "cidr" "0.0.0.0/0" "except" $not)) -}}
{{- if $webhooks.ipv6 -}}
{{- $not = list "2001::/23" "2001:db8::/32" "2002::/16" "3fff::/20" -}}
{{- $to = append $to (dict "ipBlock" (dict "cidr" "2000::/3" "except" $not)) -}}
{{- $to = append $to (dict "ipBlock" (dict "cidr" "64:ff9b::/96")) -}}
{{- end -}}
{{- range $v.webhooks.allow -}}
{{- $to = append $to (dict "ipBlock" (dict "cidr" .)) -}}
{{- end -}}
{{- end -}}
{{- include "writ.network.to" (dict "to" $to "ports" $webhooks.ports) -}}
{{- end -}}

{{/*
One rule of egress: to, ports, and protocols when it is not TCP alone. Without to, anywhere on these ports. Without ports
it is no rule: to Kubernetes an empty list would be every port.
*/}}
{{- define "writ.network.to" -}}
{{- if .ports -}}
- ports:
    {{- include "writ.network.ports" (dict "ports" .ports "protocols" .protocols) | nindent 4 }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
{{- end -}}

{{/* The values that could say where something is, and do not. */}}
{{- define "writ.network.unplaced" -}}
{{- $network := .Values.networkPolicy -}}
{{- $names := list "dns" "database" "oidc" "smtp" -}}
{{- if gt (float64 .Values.traces.share) 0.0 }}{{ $names = append $names "traces" }}{{ end -}}
{{- $unplaced := list -}}
{{- range $names -}}
{{- if and $network.enabled (not (index $network .).to) }}{{ $unplaced = printf "networkPolicy.%s.to" . | append $unplaced }}{{ end -}}
{{- end -}}
{{- toYaml $unplaced -}}
{{- end -}}

{{- define "writ.network.ports" -}}
{{- $ports := . -}}
{{- $protocols := list "TCP" -}}
{{- if kindIs "map" . -}}
{{- $ports = .ports -}}
{{- $protocols = .protocols | default $protocols -}}
{{- end -}}
{{- $list := list -}}
{{- range $port := $ports -}}
{{- range $protocols -}}
{{- $list = append $list (dict "protocol" . "port" (int $port)) -}}
{{- end -}}
{{- end -}}
{{- toYaml $list -}}
{{- end -}}

{{/* Pods of this release by their components. */}}
{{- define "writ.network.own" -}}
- podSelector:
    matchLabels:
      {{- include "writ.selector.all" . | nindent 6 }}
    matchExpressions:
      - key: app.kubernetes.io/component
        operator: In
        values: {{ toJson .components }}
{{- end -}}

{{- define "writ.url.port" -}}
{{- $url := urlParse . -}}
{{- regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (eq $url.scheme "https" | ternary "443" "80") -}}
{{- end -}}
