import { UserError } from '../../src/user-error.ts';
import { serve } from '../../src/work/serve.ts';

/** Jobs that behave as badly as jobs can. */
export const jobs = {
  echo: (input: { readonly value: unknown }) => input.value,
  pid: (_input: { readonly salt: number }) => process.pid,
  sum: (values: Float32Array) => values.reduce((total, value) => total + value, 0),
  mistake: (input: { readonly wrong: string }) => {
    throw new UserError({ wrong: input.wrong, write: 'something else' });
  },
  bug: (input: { readonly message: string }) => {
    throw new TypeError(input.message);
  },
  hang: (_input: { readonly salt: number }): never => {
    for (;;);
  },
  die: (_input: { readonly salt: number }) => process.kill(process.pid, 'SIGKILL'),
  hog: (input: { readonly bytes: number }) => new Uint8Array(input.bytes).fill(1).length,
  environment: (_input: null) => Object.keys(process.env).sort(),
};

export default await serve(async () => jobs);
