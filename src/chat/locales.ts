import { de } from './locales/de.ts';
import { es } from './locales/es.ts';
import { zh } from './locales/zh.ts';

/** The name of a command or an argument in a language, and what it is. */
type Words = readonly [name: string, description: string];

/** The words of a language, under the English names that the registry has. */
export interface Language {
  readonly commands: Readonly<Record<string, Words>>;
  /** By the name of the argument; behind the command's name and a dot where it means something else there. */
  readonly arguments: Readonly<Record<string, Words>>;
  /** The choices of arguments, by their values, which mean the same wherever they can be chosen. */
  readonly choices: Readonly<Record<string, string>>;
  /** What stands in the menu of a message. */
  readonly menus: Readonly<Record<string, string>>;
}

/** BCP 47 tags, as Discord has them. English is what the registry itself says. */
export const LANGUAGES = { de, 'es-ES': es, 'es-419': es, 'zh-CN': zh } satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;

/** Texts by language. */
export type Localised = Readonly<Partial<Record<Locale, string>>>;

/** A command, or one of its arguments, in every language that has words for it. */
export function localised(
  command: string,
  argument?: string,
): { readonly names: Localised; readonly descriptions: Localised } {
  const found = Object.entries(LANGUAGES).flatMap(([locale, language]) => {
    const words = wordsIn(language, command, argument);
    return words ? [[locale, words] as const] : [];
  });
  return {
    names: Object.fromEntries(found.map(([locale, [name]]) => [locale, name])),
    descriptions: Object.fromEntries(found.map(([locale, [, description]]) => [locale, description])),
  };
}

/** An entry of a menu in every language that has words for it. */
export function localisedMenu(entry: string): Localised {
  return inEach(({ menus }) => own(menus, entry));
}

/** What a choice of an argument is called in every language that has words for it. */
export function localisedChoice(value: string): Localised {
  return inEach(({ choices }) => own(choices, value));
}

function inEach(find: (language: Language) => string | undefined): Localised {
  const found = Object.entries(LANGUAGES as Readonly<Record<Locale, Language>>);
  return Object.fromEntries(
    found.flatMap(([locale, language]) => {
      const text = find(language);
      return text === undefined ? [] : [[locale, text]];
    }),
  );
}

function wordsIn(language: Language, command: string, argument: string | undefined): Words | undefined {
  if (argument === undefined) return own(language.commands, command);
  return own(language.arguments, `${command}.${argument}`) ?? own(language.arguments, argument);
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
