import { describe, expect, it } from 'vitest';
import type { Platform } from '../src/chat/platform.ts';
import { healthRoutes, unconnected } from '../src/health.ts';

const platform = (name: string, up?: boolean): Platform => ({
  name,
  start: async () => async () => {},
  ...(up !== undefined && { connection: () => ({ up }) }),
});

describe('Health', () => {
  it.each(['/livez', '/healthz'])('is told at %s as long as the process answers', async (path) => {
    const response = await healthRoutes(() => ['starting']).request(path);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is not readiness: that waits until nothing stands in the way', async () => {
    const obstacles = ['discord is not connected'];
    const routes = healthRoutes(() => obstacles);
    const before = await routes.request('/readyz');
    expect([before.status, await before.json()]).toEqual([503, { status: 'not ready', obstacles }]);
    obstacles.pop();
    expect((await routes.request('/readyz')).status).toBe(200);
  });

  it('names the platforms whose connection is down, and no other', () => {
    const platforms = [platform('discord', false), platform('slack', true), platform('web')];
    expect(unconnected(platforms)).toEqual(['discord is not connected']);
  });
});
