import { expect, it } from 'vitest';
import { clientOptionsOf } from '../../../src/platforms/slack/access.ts';

it('Slack is asked again for more than a minute where it is out of order, every half minute at least', () => {
  const { retries = 0, factor = 1, minTimeout = 0, maxTimeout = 0 } = clientOptionsOf('').retryConfig ?? {};
  const waits = Array.from({ length: retries }, (_, index) =>
    Math.min(minTimeout * factor ** index, maxTimeout),
  );
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(60_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
});
