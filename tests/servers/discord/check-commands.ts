import * as spec from 'discord-api-spec/zod';
import { invalidBody, type Refusal } from './refusal.ts';

/** An option or a command, as it is registered. */
interface Named {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly options?: readonly Named[];
  readonly choices?: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly name_localizations?: Localised;
  }[];
  readonly autocomplete?: boolean;
  readonly name_localizations?: Localised;
  readonly description_localizations?: Localised;
}

type Localised = Readonly<Record<string, string>> | null;

/** Why Discord would not register these commands. */
export function checkCommands(commands: readonly object[]): Refusal | undefined {
  for (const command of commands) {
    const parsed = spec.ApplicationCommandUpdateRequestSchema.safeParse(command);
    if (!parsed.success) return invalidBody(JSON.stringify(parsed.error?.issues.slice(0, 3)));
  }
  const all = commands as readonly Named[];
  const wrong = [...unique(all.map(({ type = 1, name }) => `${type} ${name}`)), ...all.flatMap(checkCommand)];
  return wrong.length > 0 ? invalidBody(wrong.join('; ')) : undefined;
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function checkCommand(command: Named): readonly string[] {
  if (command.type === 2 || command.type === 3) {
    return command.description ? ['a command in a menu has no description'] : [];
  }
  const length = sizeOf(command);
  return [
    ...checkNamed(command),
    ...(length > 8000 ? [`${command.name} has ${length} characters, at most 8000`] : []),
  ];
}

function checkNamed(named: Named): readonly string[] {
  const { name, description = '', options = [], choices = [], autocomplete } = named;
  const names = [name, ...Object.values(named.name_localizations ?? {})];
  const firstOptional = options.findIndex(({ required, type = 0 }) => !required && type > 2);
  const isLate = options.some(
    ({ required }, index) => required && firstOptional >= 0 && index > firstOptional,
  );
  return [
    ...names
      .filter((one) => !NAME.test(one) || one !== one.toLowerCase())
      .map((one) => `“${one}” is no name`),
    ...(description.length === 0 || description.length > 100
      ? [`${name}: a description has 1 to 100 characters`]
      : []),
    ...(options.length > 25 || choices.length > 25 ? [`${name}: more than 25`] : []),
    ...(autocomplete && choices.length > 0 ? [`${name}: choices and autocomplete`] : []),
    ...(isLate ? [`${name}: required options come first`] : []),
    ...unique(options.map((option) => `${name} ${option.name}`)),
    ...options.flatMap(checkNamed),
  ];
}

/** Names, descriptions and values, of which only the longest translation counts. */
function sizeOf({ name, description = '', options = [], choices = [], ...named }: Named): number {
  const longest = (text: string, localised: Localised | undefined) =>
    Math.max(text.length, ...Object.values(localised ?? {}).map((one) => one.length));
  const ofChoices = choices.map(
    (choice) => longest(choice.name, choice.name_localizations) + String(choice.value).length,
  );
  return [
    longest(name, named.name_localizations),
    longest(description, named.description_localizations),
    ...ofChoices,
    ...options.map(sizeOf),
  ].reduce((sum, length) => sum + length, 0);
}

function unique(names: readonly string[]): readonly string[] {
  return new Set(names).size === names.length ? [] : [`a name is there twice: ${names.join(', ')}`];
}
