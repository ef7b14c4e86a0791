{{- define "writ.deployment" -}}
{{- $pod := .root.Values.pod -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  {{- if not .service.autoscaling.enabled }}
  replicas: {{ .service.replicas }}
  {{- end }}
  minReadySeconds: {{ $pod.minReadySeconds }}
  progressDeadlineSeconds: {{ $pod.progressDeadlineSeconds }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "writ.pod.labels" . | nindent 8 }}
      annotations:
        {{- include "writ.annotations" . | nindent 8 }}
    spec:
      {{- include "writ.pod.common" . | nindent 6 }}
      {{- with $pod.priorityClassName }}
      priorityClassName: {{ . | quote }}
      {{- end }}
      terminationGracePeriodSeconds: {{ $pod.terminationGracePeriodSeconds }}
      {{- with include "writ.spread" . | fromYamlArray }}
      topologySpreadConstraints:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        {{- include "writ.container" . | nindent 8 }}
      volumes:
        {{- include "writ.tmp" (merge (dict "volume" "tmp") .) | nindent 8 }}
        {{- if include "writ.ca" . }}
        {{- include "writ.ca.volume" . | trim | nindent 8 }}
        {{- end }}
{{- end -}}

{{- define "writ.annotations" -}}
{{- $scraped := dict
      "prometheus.io/scrape" "true"
      "prometheus.io/path" "/q/metrics"
      "prometheus.io/port" (include "writ.port.management" .) -}}
{{- include "writ.overlaid" (list $scraped .root.Values.pod.annotations) -}}
{{- end -}}

{{/* A constraint without a selector is about the service's own pods. */}}
{{- define "writ.spread" -}}
{{- $own := dict "matchLabels" (include "writ.selector" . | fromYaml) -}}
{{- $constraints := list -}}
{{- range .root.Values.pod.topologySpreadConstraints -}}
{{- $selector := .labelSelector | default $own -}}
{{- $constraints = append $constraints (dict "labelSelector" $selector | merge (omit . "labelSelector")) -}}
{{- end -}}
{{- toYaml $constraints -}}
{{- end -}}

{{- define "writ.container" -}}
- name: {{ .name }}
  {{- include "writ.container.common" (merge (dict "image" .service.image) .) | nindent 2 }}
  ports:
    - name: http
      containerPort: {{ include "writ.port.http" . }}
    - name: management
      containerPort: {{ include "writ.port.management" . }}
  env:
    {{- include "writ.env" (include "writ.config" . | fromYaml) | trim | nindent 4 }}
    {{- include "writ.secrets" . | trim | nindent 4 }}
  {{- /* A JVM on a busy node may take a while: two minutes, then Kubernetes tries again. */}}
  startupProbe:
    {{- include "writ.probe" "started" | nindent 4 }}
    periodSeconds: 1
    failureThreshold: 120
  livenessProbe:
    {{- include "writ.probe" "live" | nindent 4 }}
    periodSeconds: 10
    timeoutSeconds: 3
  readinessProbe:
    {{- include "writ.probe" "ready" | nindent 4 }}
    periodSeconds: 5
    timeoutSeconds: 3
    failureThreshold: 2
  resources:
    {{- toYaml .service.resources | nindent 4 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    {{- if include "writ.ca" . }}
    {{- include "writ.ca.mount" . | nindent 4 }}
    {{- end }}
{{- end -}}

{{- define "writ.probe" -}}
httpGet:
  path: /q/health/{{ . }}
  port: management
{{- end -}}

{{- define "writ.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "writ.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: management
      port: {{ include "writ.port.management" . }}
      targetPort: management
{{- end -}}

{{- define "writ.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "writ.metadata" (merge (dict "annotations" .root.Values.serviceAccount.annotations) .) | nindent 2 }}
automountServiceAccountToken: false
{{- end -}}
