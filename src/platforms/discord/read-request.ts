import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataSubcommandOption,
  type APIAttachment,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandOptionType,
  ComponentType,
} from 'discord.js';
import type { CommandRequest, Request } from '../../chat/request.ts';
import { PRIVATE, UPLOAD } from './definitions.ts';

/** What a slash command asks for. */
export interface Asked {
  readonly request: CommandRequest;
  /** Whether the user chose who sees the answer. */
  readonly secret: boolean | undefined;
  /** The user's own picture. */
  readonly upload: APIAttachment | undefined;
}

/** Reads a subcommand of the bot's command. */
export function readCommand({ data }: APIChatInputApplicationCommandInteraction): Asked {
  const { name, options } = subcommandOf(data.options);
  const values = new Map(options.map((option) => [option.name, option.value]));
  const secret = values.get(PRIVATE);
  const upload = data.resolved?.attachments?.[String(values.get(UPLOAD))];
  const args = [...values].filter(([option]) => option !== PRIVATE && option !== UPLOAD);
  return {
    request: { command: name, args: Object.fromEntries(args) },
    secret: typeof secret === 'boolean' ? secret : undefined,
    upload,
  };
}

/** The subcommand with its options, half-typed ones included. */
export function subcommandOf(options: readonly { readonly type: ApplicationCommandOptionType }[] = []): {
  readonly name: string;
  readonly options: readonly APIApplicationCommandInteractionDataBasicOption[];
} {
  const found = options.find(
    (option): option is APIApplicationCommandInteractionDataSubcommandOption =>
      option.type === ApplicationCommandOptionType.Subcommand,
  );
  return { name: found?.name ?? '', options: found?.options ?? [] };
}

/** All text of the message that a message command is used on: a bot's may be in its embeds or components. */
export function readTarget({ data }: APIMessageApplicationCommandInteraction): string {
  const message = data.resolved.messages[data.target_id];
  return message ? textOfMessage(message) : '';
}

/** What a message says, wherever in it that stands. */
function textOfMessage({ content, embeds = [], components = [] }: Partial<APIMessage>): string {
  const embedded = embeds.flatMap(({ title, description }) => [title, description]);
  return [content, ...embedded, ...components.flatMap(textsOf)].filter((text) => text).join('\n\n');
}

function textsOf(component: object): readonly string[] {
  const { type, content, components } = component as {
    readonly type: ComponentType;
    readonly content?: string;
    readonly components?: readonly object[];
  };
  if (type === ComponentType.TextDisplay && content !== undefined) return [content];
  return (components ?? []).flatMap(textsOf);
}

/** What a text says to the bot: mentions of it are the address, not part of what is said. */
export function readText(content: string, bot: string): string {
  return content.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ').trim();
}

/** The same request with the user's own picture. */
export function withImage(request: Request, upload: string, field: string): Request {
  if ('text' in request) return { ...request, text: `${request.text} --${field} ${upload}` };
  return { ...request, args: { ...request.args, [field]: upload } };
}
