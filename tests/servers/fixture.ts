import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

type Plain = Readonly<Record<string, unknown>>;

/** What a fixture has in double braces, by name. */
export type Live = Readonly<Record<string, string>>;

/** Files in the folder `fixtures` beside a server, read with what only a running server knows put in. */
export function fixturesIn(server: string) {
  const folder = resolve('tests/servers', server, 'fixtures');
  return {
    names: readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : [])),
    read(name: string, live: Live): Plain {
      const text = readFileSync(join(folder, `${name}.json`), 'utf8');
      const whole = text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
        const value = live[key];
        if (value === undefined) throw new Error(`${name} needs ${key}.`);
        return JSON.stringify(value).slice(1, -1);
      });
      return JSON.parse(whole) as Plain;
    },
  };
}
