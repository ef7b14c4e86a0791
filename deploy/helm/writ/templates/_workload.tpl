{{- define "writ.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  replicas: {{ .service.replicas }}
  selector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "writ.selector" . | nindent 8 }}
        {{- with .root.Values.pod.labels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        {{- include "writ.annotations" . | nindent 8 }}
    spec:
      {{- include "writ.pod" . | nindent 6 }}
{{- end -}}

{{/* With the checksum a changed configuration is a new roll-out. */}}
{{- define "writ.annotations" -}}
{{- dict
      "checksum/config" (include "writ.config" . | sha256sum)
      "prometheus.io/scrape" "true"
      "prometheus.io/path" "/q/metrics"
      "prometheus.io/port" (include "writ.port.management" .)
    | merge (dict) .root.Values.pod.annotations
    | toYaml -}}
{{- end -}}

{{- define "writ.pod" -}}
{{- $pod := .root.Values.pod -}}
serviceAccountName: {{ include "writ.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $pod.terminationGracePeriodSeconds }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- with $pod.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- range $field := list "nodeSelector" "tolerations" "affinity" "topologySpreadConstraints" }}
{{- with index $pod $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- with $pod.runAsUser }}
  runAsUser: {{ int . }}
  runAsGroup: {{ int . }}
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
containers:
  {{- include "writ.container" . | nindent 2 }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: {{ $pod.tmpSize }}
{{- end -}}

{{- define "writ.container" -}}
- name: {{ .name }}
  image: {{ include "writ.image" . | quote }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  securityContext:
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    capabilities:
      drop: [ALL]
  ports:
    - name: http
      containerPort: {{ include "writ.port.http" . }}
    - name: management
      containerPort: {{ include "writ.port.management" . }}
  envFrom:
    - configMapRef:
        name: {{ include "writ.name" . }}
  env:
    {{- include "writ.secrets" . | trim | nindent 4 }}
  {{- /* Migrations run before a service has started: two minutes, then Kubernetes tries again. */}}
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
{{- end -}}

{{- define "writ.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
data:
  {{- include "writ.config" . | nindent 2 }}
{{- end -}}

{{- define "writ.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
  {{- with .root.Values.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}
