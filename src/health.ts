import { Hono } from 'hono';
import type { Platform } from './chat/platform.ts';
import type { Metrics } from './metrics.ts';

/** What stands between the program and its work, as words; empty when nothing does. */
export type Obstacles = () => readonly string[];

/** The platforms whose connection is down. */
export function unconnected(platforms: readonly Platform[]): readonly string[] {
  return platforms
    .filter(({ connection }) => connection?.().up === false)
    .map(({ name }) => `${name} is not connected`);
}

/** `/livez`: the process answers. `/readyz`: it can do its work; 503 with the obstacles when it cannot. */
export function healthRoutes(obstacles: Obstacles): Hono {
  const routes = new Hono();
  for (const path of ['/livez', '/healthz']) routes.get(path, (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', (context) => {
    const found = obstacles();
    return found.length === 0
      ? context.json({ status: 'ok' })
      : context.json({ status: 'not ready', obstacles: found }, 503);
  });
  return routes;
}

/** `/metrics` for Prometheus. */
export function metricsRoutes(metrics: Metrics): Hono {
  const routes = new Hono();
  routes.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  return routes;
}
