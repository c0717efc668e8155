import { isIP } from 'node:net';
import * as z from 'zod';
import type { Mistake } from './user-error.ts';

/** What is said of a variable beside its value: an example to copy, and whether its value must never be shown. */
interface About {
  readonly example: string;
  readonly secret?: true;
}

/** Every variable of the environment that the program reads; `.env.example` has the same names. */
export const environment = z.object({
  DISCORD_TOKEN: secret(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'It must be three parts with points between them', {
    example: 'the token from discord.com/developers, page “Bot”',
  }),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'It must have 64 hexadecimal digits')
    .optional()
    .meta({ example: 'the public key from discord.com/developers, page “General Information”' }),
  DISCORD_API_URL: address('https://discord.com/api'),
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, 'It must start with xoxb-', { example: 'xoxb-…' }),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, 'It must start with xapp-', { example: 'xapp-…' }),
  SLACK_SIGNING_SECRET: secret(/^\S{16,}$/, 'It must have at least 16 characters and no space', {
    example: 'the signing secret from api.slack.com/apps, page “Basic Information”',
  }),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'It must be two numbers with a point between them')
    .optional()
    .meta({ example: '1234567890.1234567890' }),
  SLACK_CLIENT_SECRET: secret(/^\S{16,}$/, 'It must have at least 16 characters and no space', {
    example: 'the client secret from api.slack.com/apps, page “Basic Information”',
  }),
  SLACK_API_URL: address('https://slack.com/api/'),
  PORT: whole(0, 65_535).optional().meta({ example: '3000' }),
  HOST: z.string().default('127.0.0.1').meta({ example: '127.0.0.1' }),
  DATABASE_URL: secret(/^postgres(ql)?:\/\/[^\s/]/, 'It must start with postgres://', {
    example: 'postgres://user:password@localhost:5432/convbot',
  }),
  DATA_FOLDER: z.string().default('data').meta({ example: 'data' }),
  SECRET_KEY: secret(/^.{32,}$/, 'It must have at least 32 characters', {
    example: 'what `openssl rand -hex 32` prints',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'It must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info')
    .meta({ example: 'info' }),
  METRICS_PORT: whole(0, 65_535).optional().meta({ example: '9464' }),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), 'It must be addresses or networks, with commas between them')
    .default([])
    .meta({ example: '127.0.0.1,10.0.0.0/8' }),
  USER_POINTS: whole(1, 1_000_000).default(300).meta({ example: '300' }),
  SERVER_POINTS: whole(1, 1_000_000).default(3000).meta({ example: '3000' }),
  CHILDREN: whole(1, 64).default(2).meta({ example: '2' }),
  CHILD_MEGABYTES: whole(256, 65_536).default(1024).meta({ example: '1024' }),
  JOB_SECONDS: whole(1, 600).default(15).meta({ example: '15' }),
  QUEUE_LENGTH: whole(1, 10_000).default(200).meta({ example: '200' }),
  CACHE_MEGABYTES: whole(1, 4096).default(16).meta({ example: '16' }),
});

export type Environment = z.output<typeof environment>;
type Name = keyof Environment;

/** Which variable is of no use without (one of) others, and why. */
const NEEDS: readonly { readonly set: Name; readonly needs: readonly Name[]; readonly why: string }[] = [
  {
    set: 'SLACK_APP_TOKEN',
    needs: ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID'],
    why: 'Answering takes a bot token, or installations through OAuth',
  },
  {
    set: 'SLACK_BOT_TOKEN',
    needs: ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
    why: 'Slack delivers over Socket Mode (app token) or over HTTP (signing secret)',
  },
  {
    set: 'SLACK_SIGNING_SECRET',
    needs: ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID'],
    why: 'Answering takes a bot token, or installations through OAuth',
  },
  { set: 'SLACK_CLIENT_ID', needs: ['SLACK_CLIENT_SECRET'], why: 'OAuth takes both' },
  { set: 'SLACK_CLIENT_SECRET', needs: ['SLACK_CLIENT_ID'], why: 'OAuth takes both' },
  {
    set: 'SLACK_CLIENT_ID',
    needs: ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'],
    why: 'Slack delivers over HTTP (signing secret) or over Socket Mode (app token)',
  },
  { set: 'DISCORD_PUBLIC_KEY', needs: ['DISCORD_TOKEN'], why: 'Registering commands takes the token' },
];

/** The values that must never be shown. */
export function secretsOf(read: Environment): readonly string[] {
  const names = (Object.keys(environment.shape) as Name[]).filter((name) => aboutOf(name).secret);
  return names.flatMap((name) => (typeof read[name] === 'string' ? [read[name]] : []));
}

/** Reads variables as text; an empty one is not set. All that is wrong with them is told at once, no secret's value ever. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly environment: Environment } | { readonly mistakes: readonly Mistake[] } {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(set);
  const mistakes = [...(result.error ? wrongValues(result.error, set) : []), ...missingPartners(set)];
  return result.data && mistakes.length === 0 ? { environment: result.data } : { mistakes };
}

function wrongValues({ issues }: z.ZodError, set: Readonly<Record<string, string | undefined>>): Mistake[] {
  const first = new Map(issues.map(({ path, message }) => [path[0] as Name, message] as const).reverse());
  return [...first].reverse().map(([name, message]) => {
    const value = set[name] ?? '';
    const read = aboutOf(name).secret
      ? `not right (${value.length} characters, not shown)`
      : `“${cut(value)}”`;
    return { wrong: `${name} is ${read}. ${message}.`, write: write(name) };
  });
}

function missingPartners(set: Readonly<Record<string, string | undefined>>): Mistake[] {
  return NEEDS.filter(({ set: name, needs }) => set[name] && !needs.some((other) => set[other])).map(
    ({ set: name, needs, why }) => ({
      wrong: `${name} is set, but ${needs.join(' or ')} is not. ${why}.`,
      write: needs.map(write).join(', or '),
    }),
  );
}

const write = (name: Name) => `${name}=${aboutOf(name).example}`;

const aboutOf = (name: Name) => environment.shape[name].meta() as unknown as About;

const cut = (value: string) => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

function whole(minimum: number, maximum: number) {
  const rule = `It must be a whole number from ${minimum} to ${maximum}`;
  return z.coerce.number(rule).int(rule).min(minimum, rule).max(maximum, rule);
}

function secret(form: RegExp, rule: string, { example }: Pick<About, 'example'>) {
  return z
    .string()
    .regex(form, rule)
    .optional()
    .meta({ example, secret: true } satisfies About);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const length = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return length > 0 && rest.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && +bits <= length));
}

function address(standard: string) {
  return z
    .url({ protocol: /^https?$/, error: 'It must be an address that starts with https:// or http://' })
    .default(standard)
    .meta({ example: standard });
}
