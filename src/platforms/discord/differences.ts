import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** What registering `wanted` would change, a line each: `+` new, `~` changed, `-` gone. */
export function differences(
  registered: readonly Definition[],
  wanted: readonly Definition[],
): readonly string[] {
  const before = entries(registered);
  const after = entries(wanted);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [old, fresh] = [before.get(name), after.get(name)];
    if (old === fresh) return [];
    if (old === undefined) return [`+ ${name}`];
    return fresh === undefined ? [`- ${name}`] : [`~ ${name}`];
  });
}

/** Every command, subcommand and option by its path, with all that is said of it alone. */
function entries(definitions: readonly Definition[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const definition of definitions) collect(definition as Described, '', found);
  return found;
}

interface Described {
  readonly name: string;
  readonly type?: number;
  readonly options?: readonly Described[];
  readonly [field: string]: unknown;
}

/** What Discord adds of its own to what is registered. */
const ADDED = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

function collect(described: Described, parent: string, found: Map<string, string>): void {
  const { options = [], ...own } = described;
  const path = `${parent} ${parent === '' && described.type !== 3 ? '/' : ''}${described.name}`.trimStart();
  found.set(path, canonical({ ...own, order: options.map(({ name }) => name) }));
  for (const option of options) collect(option, path, found);
}

/** The same text for what means the same: fields in order, and without those that say what would hold anyway. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const kept = Object.entries(part).filter(([name, inside]) => !ADDED.has(name) && !isStandard(inside));
    return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function isStandard(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
