import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { type Field, fieldsOf } from '../../chat/fields.ts';
import type { CommandRequest } from '../../chat/request.ts';
import { pastable } from './definitions.ts';

/** Fields of a form, characters of a field, of a label and of what is said below it. */
const FIELDS = 5;
const CHARACTERS = 4000;
const LABEL = 45;
const DESCRIPTION = 100;

/** A form for a command's texts, with room for many lines where layers go. Undefined when no command has layers. */
export function pasteForm(
  commands: readonly Command<never>[],
  chosen: string | undefined,
  secret: boolean,
): APIModalInteractionResponseCallbackData | undefined {
  const candidates = pastable(commands);
  const command = candidates.find(({ name }) => name === chosen) ?? candidates[0];
  if (!command) return undefined;
  const fields = fieldsOf(command).filter(({ type }) => type === 'text');
  return {
    custom_id: `paste:${command.name}:${secret ? SECRET : ''}`,
    title: `Paste layers: ${command.name}`.slice(0, LABEL),
    components: fields.slice(0, FIELDS).map(labelled),
  };
}

const SECRET = 'private';

/** What a filled form asks for; undefined when the form is not of this kind. */
export function readForm({
  data,
}: APIModalSubmitInteraction): { readonly request: CommandRequest; readonly secret: boolean } | undefined {
  const [kind, command, secret] = data.custom_id.split(':');
  if (kind !== 'paste' || !command) return undefined;
  const args = data.components.flatMap((component) => {
    if (component.type !== ComponentType.Label || component.component.type !== ComponentType.TextInput)
      return [];
    const { custom_id: name, value } = component.component;
    return value.trim() === '' ? [] : [[name, value] as const];
  });
  return { request: { command, args: Object.fromEntries(args) }, secret: secret === SECRET };
}

function labelled(field: Field): APILabelComponent {
  const { name, description, required, maxLength, suggestions } = field;
  const hint = suggestions?.slice(0, 4).join(', ').slice(0, DESCRIPTION);
  return {
    type: ComponentType.Label,
    label: name.slice(0, LABEL),
    ...(description === '' ? {} : { description: description.slice(0, DESCRIPTION) }),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: field.format === 'layers' ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required,
      max_length: Math.min(maxLength ?? CHARACTERS, CHARACTERS),
      ...(hint ? { placeholder: hint } : {}),
    },
  };
}
