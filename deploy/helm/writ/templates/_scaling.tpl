{{/*
Connections to PostgreSQL when each service has all its pods and rolls out: one more then starts while one still stops. A
pod has its pool, and one connection that listens.
*/}}
{{- define "writ.connections" -}}
{{- $each := add .Values.database.poolSize 1 -}}
{{- $pods := 0 -}}
{{- range .Values.services -}}
{{- $pods = ternary .autoscaling.maxReplicas .replicas .autoscaling.enabled | add 2 $pods -}}
{{- end -}}
{{- mul $pods $each -}}
{{- end -}}

{{- define "writ.horizontalpodautoscaler" -}}
{{- $scaling := .service.autoscaling -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "writ.name" . }}
  minReplicas: {{ $scaling.minReplicas }}
  maxReplicas: {{ $scaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $scaling.targetCpu }}
{{- end -}}

{{/* One pod at a time, and one that is not ready anyhow never holds a drain up. */}}
{{- define "writ.poddisruptionbudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "writ.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "writ.selector" . | nindent 6 }}
{{- end -}}
