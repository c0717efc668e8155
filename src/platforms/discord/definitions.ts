import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationIntegrationType,
  InteractionContextType,
  ApplicationCommandOptionType as Option,
  type RESTPostAPIApplicationCommandsJSONBody,
  ApplicationCommandType as Type,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { type Field, fieldsOf } from '../../chat/fields.ts';
import { localised, localisedChoice, localisedMenu } from '../../chat/locales.ts';

/** The command that all others are below. */
const ROOT = 'conv';
/** Opens a form for many lines, which a command's option cannot hold. */
export const PASTE = 'paste';
/** The options that Discord has and a command has not. */
export const PRIVATE = 'private';
export const UPLOAD = 'upload';
/** In the menu of every message. */
const EXPLAIN = 'Explain these layers';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** In servers and for users who install the app for themselves; in servers, in the bot's own messages and in any other. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** All that is registered with Discord, made from what the commands declare. */
export function definitionsOf(commands: readonly Command<never>[]): readonly Definition[] {
  return [
    {
      type: Type.ChatInput,
      ...named(ROOT),
      description: 'Compares neural-network layers: the numbers, the reasons and a picture.',
      options: [...commands.map(subcommand), pasteSubcommand(commands)],
      ...EVERYWHERE,
    },
    { type: Type.Message, name: EXPLAIN, name_localizations: localisedMenu(EXPLAIN), ...EVERYWHERE },
  ];
}

/** The commands that take layers: what is worth a form of many lines. */
export function pastable(commands: readonly Command<never>[]): readonly Command<never>[] {
  return commands.filter((command) => fieldsOf(command).some(({ format }) => format === 'layers'));
}

function subcommand(command: Command<never>): APIApplicationCommandSubcommandOption {
  const fields = fieldsOf(command);
  const ordered = [
    ...fields.filter(({ required }) => required),
    ...fields.filter(({ required }) => !required),
  ];
  return {
    type: Option.Subcommand,
    ...named(command.name),
    description: described(command.summary),
    options: [
      ...ordered.map((field) => option(command.name, field)),
      ...(fields.some(({ format }) => format === 'image') ? [uploadOption(command.name)] : []),
      privateOption(command.name),
    ],
  };
}

function uploadOption(command: string): APIApplicationCommandBasicOption {
  return {
    type: Option.Attachment,
    ...named(command, UPLOAD),
    description: 'A picture of your own to show the layers: PNG, JPEG, WebP or GIF.',
  };
}

function privateOption(command: string): APIApplicationCommandBasicOption {
  return {
    type: Option.Boolean,
    ...named(command, PRIVATE),
    description: 'Whether only you see the answer.',
  };
}

/** A name, and what it and its description are in other languages. */
function named(command: string, argument?: string) {
  const { names, descriptions } = localised(command, argument);
  return {
    name: argument ?? command,
    name_localizations: names,
    description_localizations: descriptions,
  };
}

function pasteSubcommand(commands: readonly Command<never>[]): APIApplicationCommandSubcommandOption {
  const choices = pastable(commands).map(({ name }) => ({
    name,
    name_localizations: localised(name).names,
    value: name,
  }));
  return {
    type: Option.Subcommand,
    ...named(PASTE),
    description: 'Opens a form to paste many lines into.',
    options: [
      {
        type: Option.String,
        ...named(PASTE, 'command'),
        description: 'What is to be done with them.',
        choices: choices.slice(0, 25),
      },
      privateOption(PASTE),
    ],
  };
}

/** Most characters that Discord takes in an option. */
const LONGEST = 6000;

function option(command: string, field: Field): APIApplicationCommandBasicOption {
  const { name, required } = field;
  const base = { ...named(command, name), description: described(field.description), required };
  const range = {
    ...(field.minimum === undefined ? {} : { min_value: field.minimum }),
    ...(field.maximum === undefined ? {} : { max_value: field.maximum }),
  };
  switch (field.type) {
    case 'boolean':
      return { ...base, type: Option.Boolean };
    case 'integer':
      return { ...base, type: Option.Integer, ...range };
    case 'number':
      return { ...base, type: Option.Number, ...range };
    case 'choice':
      return {
        ...base,
        type: Option.String,
        choices: field.choices!.map((value) => ({
          name: value,
          name_localizations: localisedChoice(value),
          value,
        })),
      };
    case 'text':
      return {
        ...base,
        type: Option.String,
        max_length: Math.min(field.maxLength ?? LONGEST, LONGEST),
        autocomplete: field.format !== undefined || field.suggestions !== undefined,
      };
    default:
      return field.type satisfies never;
  }
}

/** Longest description that Discord takes. */
const DESCRIPTION = 100;

/** A description is cut at a word: what is left of it is in help. */
function described(text: string): string {
  if (text.length <= DESCRIPTION) return text;
  return `${text.slice(0, DESCRIPTION).replace(/[\s,;:.]*\s\S*$/, '')}…`.slice(0, DESCRIPTION);
}
