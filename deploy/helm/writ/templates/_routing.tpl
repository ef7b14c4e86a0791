{{/* What stands before the services goes by routes.yaml, the routes of the whole suite. */}}
{{- define "writ.routes" -}}
{{- (.Files.Get "routes.yaml" | fromYaml).routes | toYaml -}}
{{- end -}}

{{- define "writ.host" -}}
{{- (urlParse .Values.publicUrl).host | regexFind "^[^:]*" -}}
{{- end -}}

{{- define "writ.ingress" -}}
{{- $root := .root -}}
{{- $ingress := $root.Values.ingress -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "writ.metadata" (merge (dict "annotations" $ingress.annotations) .) | nindent 2 }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . | quote }}
  {{- end }}
  {{- with $ingress.tls.secretName }}
  tls:
    - hosts: [{{ include "writ.host" $root | quote }}]
      secretName: {{ . | quote }}
  {{- end }}
  rules:
    - host: {{ include "writ.host" $root | quote }}
      http:
        paths:
          {{- range $service, $prefixes := include "writ.routes" $root | fromYaml }}
          {{- range $prefixes }}
          - path: {{ . }}
            pathType: Prefix
            backend:
              service:
                name: {{ include "writ.fullname" $root }}-{{ trimSuffix "-service" $service }}
                port:
                  name: http
          {{- end }}
          {{- end }}
{{- end -}}

{{- define "writ.httproute" -}}
{{- $root := .root -}}
{{- $gateway := $root.Values.gateway -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "writ.metadata" (merge (dict "annotations" $gateway.annotations) .) | nindent 2 }}
spec:
  parentRefs:
    {{- toYaml $gateway.parentRefs | nindent 4 }}
  hostnames: [{{ include "writ.host" $root | quote }}]
  rules:
    {{- range $service, $prefixes := include "writ.routes" $root | fromYaml }}
    - matches:
        {{- range $prefixes }}
        - path: { type: PathPrefix, value: {{ . }} }
        {{- end }}
      backendRefs:
        - name: {{ include "writ.fullname" $root }}-{{ trimSuffix "-service" $service }}
          port: 80
      {{- with $gateway.requestTimeout }}
      timeouts:
        request: {{ . }}
      {{- end }}
    {{- end }}
{{- end -}}
