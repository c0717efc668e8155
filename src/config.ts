import { existsSync } from 'node:fs';
import * as z from 'zod';
import { UserError } from './user-error.ts';

const whole = (minimum: number, maximum: number, standard: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(standard);

/** Every variable of the environment that the program reads; `.env.example` has the same names. */
export const environment = z.object({
  PORT: whole(0, 65_535, 3000),
  HOST: z.string().default('127.0.0.1'),
  CHILDREN: whole(1, 64, 2),
  CHILD_MEGABYTES: whole(256, 65_536, 1024),
  JOB_SECONDS: whole(1, 600, 15),
  QUEUE_LENGTH: whole(1, 10_000, 200),
  CACHE_MEGABYTES: whole(1, 4096, 16),
});

export type Config = z.output<typeof environment>;

/** Reads the environment, a `.env` file in the working directory included. Throws UserError with every wrong variable. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // An empty value (`PORT=`) means that the variable is not set.
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(set);
  if (result.success) return result.data;
  throw new UserError(
    ...result.error.issues.map(({ path, message }) => {
      const name = path.join('.') as keyof Config;
      return {
        wrong: `${name} is “${set[name]}”. ${message}.`,
        write: `${name}=${environment.shape[name].parse(undefined)}`,
      };
    }),
  );
}

/** What the terminal program tells of itself. */
export function readTerminal() {
  const { COLUMNS, TERM, TERM_PROGRAM, LC_TERMINAL, KITTY_WINDOW_ID, TMUX } = process.env;
  return { COLUMNS, TERM, TERM_PROGRAM, LC_TERMINAL, KITTY_WINDOW_ID, TMUX };
}
