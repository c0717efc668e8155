import { describe, expect, it } from 'vitest';
import { metricsRoutes } from '../src/health.ts';
import { createMetrics } from '../src/metrics.ts';

const platform = { name: 'discord', start: async () => async () => {} };

function figures() {
  const metrics = createMetrics({
    backlog: () => ({ waiting: 3, age: 1500 }),
    platforms: [
      { ...platform, connection: () => ({ up: true, heard: Date.now() - 5000 }) },
      { ...platform, name: 'web' },
    ],
  });
  const lines = async () => (await metrics.text()).split('\n');
  return { metrics, lines };
}

describe('The metrics', () => {
  it('count requests by platform, command and outcome, and how long they took', async () => {
    const { metrics, lines } = figures();
    const ended = { id: '1', platform: 'web', command: 'compare', outcome: 'answered' } as const;
    metrics.requestEnded({ ...ended, milliseconds: 40 });
    metrics.requestEnded({ ...ended, milliseconds: 60 });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'convbot_requests_total{platform="web",command="compare",outcome="answered"} 2',
        'convbot_request_seconds_sum{command="compare"} 0.1',
        'convbot_request_seconds_bucket{le="0.05",command="compare"} 1',
      ]),
    );
  });

  it('tell of jobs, lost children and the cache', async () => {
    const { metrics, lines } = figures();
    const asker = { platform: 'discord', user: 'user-1234', server: 'server-5678' };
    metrics.worked({ type: 'job', job: 'comparePicture', asker, outcome: 'late', waited: 500, ran: 250 });
    metrics.worked({ type: 'lost child' });
    metrics.worked({ type: 'cache', hit: true });
    const found = await lines();
    expect(found).toEqual(
      expect.arrayContaining([
        'convbot_jobs_total{job="comparePicture",outcome="late"} 1',
        'convbot_job_waited_seconds_sum{job="comparePicture"} 0.5',
        'convbot_job_ran_seconds_sum{job="comparePicture"} 0.25',
        'convbot_child_restarts_total 1',
        'convbot_cache_lookups_total{result="hit"} 1',
      ]),
    );
    expect(found.join('\n')).not.toMatch(/user-1234|server-5678/);
  });

  it('tell what waits, how old connections are and how late the event loop is, over HTTP', async () => {
    const { metrics } = figures();
    const response = await metricsRoutes(metrics).request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toMatch(/^convbot_queue_length 3$/m);
    expect(text).toMatch(/^convbot_queue_age_seconds 1.5$/m);
    expect(text).toMatch(/^convbot_gateway_age_seconds\{platform="discord"\} 5/m);
    expect(text).not.toMatch(/gateway_age_seconds\{platform="web"\}/);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });
});
