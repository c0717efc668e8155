import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { fieldsOf } from '../../src/chat/fields.ts';
import { LANGUAGES, type Locale, localised, localisedChoice, localisedMenu } from '../../src/chat/locales.ts';

const LOCALES = Object.keys(LANGUAGES) as readonly Locale[];

/** What platforms add to the commands of the registry. */
const OWN_COMMANDS = ['conv', 'paste'];
const OWN_ARGUMENTS = ['private', 'upload'];

/** What Discord takes: letters of any script in lower case, digits, - and _. */
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;

const named = [...commands.map(({ name }) => name), ...OWN_COMMANDS];

/** The arguments of which one of a few values is chosen. */
const CHOICES = commands.flatMap((command) =>
  fieldsOf(command).flatMap(({ name, choices }) =>
    choices ? [{ place: `${command.name} ${name}`, values: choices }] : [],
  ),
);

function argumentsOf(name: string): readonly string[] {
  const command = commands.find((candidate) => candidate.name === name);
  return [...(command ? fieldsOf(command).map((field) => field.name) : ['command']), ...OWN_ARGUMENTS];
}

describe.each(LOCALES)('In %s', (locale) => {
  it.each(named)('%s and its arguments have names and descriptions that a platform takes', (name) => {
    for (const argument of [undefined, ...argumentsOf(name)]) {
      const { names, descriptions } = localised(name, argument);
      const place = [name, argument].join(' ');
      expect([place, names[locale]]).toEqual([place, expect.stringMatching(NAME)]);
      expect(names[locale]).toBe(names[locale]!.toLowerCase());
      expect([place, descriptions[locale]]).toEqual([place, expect.stringMatching(/^.{1,99}[.。]$/u)]);
    }
  });

  it('names no two commands, and no two arguments of a command, alike', () => {
    expect(repeated(named.map((name) => localised(name).names[locale]))).toEqual([]);
    for (const name of named) {
      expect(repeated(argumentsOf(name).map((argument) => localised(name, argument).names[locale]))).toEqual(
        [],
      );
    }
  });

  it.each(CHOICES)('$place has names for its choices, no two alike', ({ values }) => {
    const names = values.map((value) => localisedChoice(value)[locale]);
    expect(names).toEqual(values.map(() => expect.stringMatching(/^.{1,100}$/)));
    expect(repeated(names)).toEqual([]);
  });

  it('has an entry for the menu of a message', () => {
    expect(localisedMenu('Explain these layers')[locale]).toMatch(/^.{1,32}$/);
  });
});

describe('The languages', () => {
  it('have words for nothing that does not exist', () => {
    const known = named.flatMap((name) =>
      argumentsOf(name).flatMap((argument) => [argument, `${name}.${argument}`]),
    );
    const chosen = CHOICES.flatMap(({ values }) => values);
    for (const { commands: words, arguments: args, choices } of Object.values(LANGUAGES)) {
      expect(Object.keys(choices).filter((value) => !chosen.includes(value))).toEqual([]);
      expect(Object.keys(words).filter((name) => !named.includes(name))).toEqual([]);
      expect(Object.keys(args).filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  it('have no words for a stranger', () => {
    expect(localised('toString')).toEqual({ names: {}, descriptions: {} });
    expect(localisedChoice('toString')).toEqual({});
  });
});

function repeated(names: readonly unknown[]): readonly unknown[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
