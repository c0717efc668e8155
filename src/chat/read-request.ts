import * as z from 'zod';
import type { Request } from './request.ts';

const commandRequest = z.strictObject({
  command: z.string(),
  args: z.record(z.string(), z.unknown()).default({}),
});

const request = z.union([
  commandRequest,
  z.strictObject({ text: z.string(), previous: commandRequest.optional() }),
]);

/** Plain data as a request; undefined for what is none. */
export function asRequest(value: unknown): Request | undefined {
  return request.safeParse(value).data;
}
