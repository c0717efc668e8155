import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Ended } from './chat/bot.ts';
import type { Platform } from './chat/platform.ts';
import type { Backlog, WorkEvent } from './work/work.ts';

/** Figures for Prometheus. Their labels name commands, platforms and outcomes, and nobody. */
export interface Metrics {
  requestEnded(ended: Ended): void;
  worked(event: WorkEvent): void;
  /** All figures in Prometheus' text format, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface Watched {
  readonly backlog: () => Backlog;
  readonly platforms: readonly Platform[];
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Counts from the start of the process on; the event loop's delay and the memory are among the figures. */
export function createMetrics({ backlog, platforms }: Watched): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'convbot_requests_total',
    help: 'Requests by command and how they ended.',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  });
  const latency = new Histogram({
    name: 'convbot_request_seconds',
    help: 'Time from a request to its last answer.',
    labelNames: ['command'],
    buckets: SECONDS,
    registers,
  });
  const work = workFigures(registers);
  queueFigures(registers, backlog);
  connectionFigures(registers, platforms);
  return {
    requestEnded({ platform, command, outcome, milliseconds }) {
      requests.inc({ platform, command, outcome });
      latency.observe({ command }, milliseconds / 1000);
    },
    worked: work,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function workFigures(registers: Registry[]): (event: WorkEvent) => void {
  const jobs = new Counter({
    name: 'convbot_jobs_total',
    help: 'Jobs of the child processes by how they ended.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const [waited, ran] = (['waited', 'ran'] as const).map(
    (what) =>
      new Histogram({
        name: `convbot_job_${what}_seconds`,
        help: `How long jobs ${what}.`,
        labelNames: ['job'],
        buckets: SECONDS,
        registers,
      }),
  );
  const lost = new Counter({
    name: 'convbot_child_restarts_total',
    help: 'Child processes that were lost and replaced.',
    registers,
  });
  const cache = new Counter({
    name: 'convbot_cache_lookups_total',
    help: 'Looks into the cache of results.',
    labelNames: ['result'],
    registers,
  });
  return (event) => {
    switch (event.type) {
      case 'job':
        jobs.inc({ job: event.job, outcome: event.outcome });
        waited!.observe({ job: event.job }, event.waited / 1000);
        ran!.observe({ job: event.job }, event.ran / 1000);
        return;
      case 'lost child':
        lost.inc();
        return;
      case 'cache':
        cache.inc({ result: event.hit ? 'hit' : 'miss' });
        return;
      default:
        event satisfies never;
    }
  };
}

function queueFigures(registers: Registry[], backlog: () => Backlog): void {
  new Gauge({
    name: 'convbot_queue_length',
    help: 'Jobs that wait for a child.',
    registers,
    collect() {
      this.set(backlog().waiting);
    },
  });
  new Gauge({
    name: 'convbot_queue_age_seconds',
    help: 'How long the oldest waiting job has waited.',
    registers,
    collect() {
      this.set(backlog().age / 1000);
    },
  });
}

function connectionFigures(registers: Registry[], platforms: readonly Platform[]): void {
  new Gauge({
    name: 'convbot_gateway_age_seconds',
    help: 'Time since a platform was last heard of over its standing connection.',
    labelNames: ['platform'],
    registers,
    collect() {
      for (const { name, connection } of platforms) {
        const heard = connection?.().heard;
        if (heard !== undefined) this.set({ platform: name }, (Date.now() - heard) / 1000);
      }
    },
  });
}
