import { pino } from 'pino';
import type { Environment } from './environment.ts';
import { createRedact } from './redact.ts';

/** Structured records of what happens. Neither `what` nor the fields say what users wrote or who they are. */
export interface Log {
  debug(what: string, fields?: Fields): void;
  info(what: string, fields?: Fields): void;
  warn(what: string, fields?: Fields): void;
  error(what: string, fields?: Fields): void;
  fatal(what: string, fields?: Fields): void;
}

/** `error` may be anything that was thrown. */
type Fields = Readonly<Record<string, unknown>>;

export interface LogOptions {
  readonly level: Environment['LOG_LEVEL'];
  /** Values that must never be written. */
  readonly secrets: readonly string[];
  /** Where a record goes: one line of JSON, with its line break. */
  readonly write: (line: string) => void;
}

/** A log of JSON lines, from which every secret is taken out as it is written. */
export function createLog({ level, secrets, write }: LogOptions): Log {
  const redact = createRedact(secrets);
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'what',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: described },
      hooks: { streamWrite: redact },
    },
    { write },
  );
  const at =
    (name: keyof Log) =>
    (what: string, fields: Fields = {}) =>
      logger[name](fields, what);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}

/** Writes records to a stream: as JSON, or as lines to read where a person sits at it. */
export function logTo(stream: NodeJS.WriteStream): LogOptions['write'] {
  return (record) => stream.write(stream.isTTY ? asLine(record) : record);
}

/** A record as a person reads it: the time, what happened, and the fields. */
function asLine(record: string): string {
  const { level, time, what, ...fields } = JSON.parse(record) as Record<string, unknown>;
  const words = Object.entries(fields).map(([name, value]) => `${name}=${wordOf(value)}`);
  return `${String(time).slice(11, 19)} ${[level, what, ...words].join(' ')}\n`;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value);
}

/** An error without what it quotes: a message may repeat what a user wrote between quotation marks. */
function described(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '', cause, code } = error as Error & { readonly code?: unknown };
  return {
    type: name,
    message: message.replace(/(["'“`]).*?["'”`]/gs, '$1…').slice(0, LONGEST_MESSAGE),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: stack.split('\n').flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []),
    ...(cause === undefined ? {} : { cause: described(cause) }),
  };
}

const LONGEST_MESSAGE = 300;
