import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

collectDefaultMetrics({ register });

/** Prometheus metrics, each made at its first use and found again by its name. */
export const metrics = {
  counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return (register.getSingleMetric(name) as Counter<L> | undefined) ?? new Counter({ name, help, labelNames });
  },
  gauge<L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return (register.getSingleMetric(name) as Gauge<L> | undefined) ?? new Gauge({ name, help, labelNames });
  },
  histogram<L extends string>(name: string, help: string, labelNames: L[], buckets: number[]): Histogram<L> {
    return (register.getSingleMetric(name) as Histogram<L> | undefined) ?? new Histogram({ name, help, labelNames, buckets });
  },
  text: (): Promise<string> => register.metrics(),
  contentType: register.contentType,
};
