import type { types } from '@slack/bolt';
import type { Bot } from '../../chat/bot.ts';
import { type Field, fieldsOf } from '../../chat/fields.ts';
import { plain, type SlackBlock } from './block-kit.ts';

/** The form behind the global shortcut: a command, then its fields, all from the registry. */
export const FORM = 'form';
/** The choice of a command in it. */
export const CHOOSE = 'choose';
/** The blocks of fields are `field:NAME:COMMAND`, so that another command begins with empty fields. */
const FIELD = 'field';
const UPLOAD = 'upload';

type Commands = Bot['commands'];

export function formView(commands: Commands, chosen: string): types.ModalView {
  const command = commands.find(({ name }) => name === chosen) ?? commands[0]!;
  const fields = fieldsOf(command).flatMap((field) => fieldBlocks(field, command.name));
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: command.name,
    title: plain('Ask convbot', 24),
    submit: plain('Ask', 24),
    close: plain('Close', 24),
    blocks: [chooser(commands, command.name), ...fields, ...noteOn(command.summary)],
  };
}

/** Where a form's state holds a value: by block, then by action. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

interface FormValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly files?: readonly unknown[];
}

/** The arguments that were filled in, as texts by the names of the fields. */
export function filledIn(state: FormState): Readonly<Record<string, string>> {
  const entries = Object.entries(state).flatMap(([block, actions]) => {
    const [kind, name] = block.split(':');
    const value = Object.values(actions).map(chosenIn)[0];
    return kind === FIELD && name && value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The files that were put into a form, by the names of their fields. */
export function filesIn(state: FormState): readonly (readonly [field: string, file: unknown])[] {
  return Object.entries(state).flatMap(([block, actions]) => {
    const [kind, name] = block.split(':');
    const file = Object.values(actions as Readonly<Record<string, FormValue>>)[0]?.files?.[0];
    return kind === UPLOAD && name && file ? [[name, file] as const] : [];
  });
}

/** The block that a mistake is shown at: the one of the field that it names, or else the first. */
export function blockOf(mistake: string, command: Commands[number]): string {
  const fields = fieldsOf(command);
  const named = fields.find(({ name }) => mistake.startsWith(`${name} `)) ?? fields[0];
  return named ? `${FIELD}:${named.name}:${command.name}` : CHOOSE;
}

function chosenIn({ value, selected_option: option }: FormValue): string | undefined {
  return option?.value ?? value ?? undefined;
}

function chooser(commands: Commands, chosen: string): SlackBlock {
  const options = commands.slice(0, 100).map(({ name, summary }) => ({
    text: plain(name, 75),
    value: name,
    description: plain(summary, 75),
  }));
  return {
    type: 'input',
    block_id: CHOOSE,
    dispatch_action: true,
    label: plain('What to do', 2000),
    element: {
      type: 'static_select',
      action_id: CHOOSE,
      options,
      initial_option: options.find(({ value }) => value === chosen)!,
    },
  };
}

function fieldBlocks(field: Field, command: string): readonly SlackBlock[] {
  const input: SlackBlock = {
    type: 'input',
    block_id: `${FIELD}:${field.name}:${command}`,
    optional: !field.required,
    label: plain(field.name, 2000),
    ...(field.description === '' ? {} : { hint: plain(field.description, 2000) }),
    element: elementOf(field),
  };
  return field.format === 'image' ? [input, uploadBlock(field, command)] : [input];
}

function uploadBlock({ name }: Field, command: string): SlackBlock {
  return {
    type: 'input',
    block_id: `${UPLOAD}:${name}:${command}`,
    optional: true,
    label: plain(`${name} of your own`, 2000),
    element: {
      type: 'file_input',
      action_id: UPLOAD,
      filetypes: ['png', 'jpg', 'jpeg', 'gif', 'webp'],
      max_files: 1,
    },
  };
}

function elementOf(field: Field): types.InputBlock['element'] {
  switch (field.type) {
    case 'text':
      return field.format === 'image' && field.suggestions
        ? select(field.suggestions, field)
        : textInput(field);
    case 'choice':
      return select(field.choices ?? [], field);
    case 'boolean':
      return select(['true', 'false'], field);
    case 'integer':
    case 'number':
      return numberInput(field);
    default:
      return field.type satisfies never;
  }
}

/** Slack's inputs take 3,000 characters. */
const LONGEST = 3000;

function textInput({ format, maxLength, suggestions }: Field): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: FIELD,
    multiline: format === 'layers',
    max_length: Math.min(maxLength ?? LONGEST, LONGEST),
    ...(suggestions ? { placeholder: plain(suggestions.join(', '), 150) } : {}),
  };
}

function numberInput({ type, minimum, maximum, default: standard }: Field): types.NumberInput {
  return {
    type: 'number_input',
    action_id: FIELD,
    is_decimal_allowed: type === 'number',
    ...(minimum === undefined ? {} : { min_value: String(minimum) }),
    ...(maximum === undefined ? {} : { max_value: String(maximum) }),
    ...(standard === undefined ? {} : { initial_value: String(standard) }),
  };
}

function select(values: readonly string[], { default: standard }: Field): types.StaticSelect {
  const options = values.slice(0, 100).map((value) => ({ text: plain(value, 75), value }));
  const initial = options.find(({ value }) => value === String(standard));
  return {
    type: 'static_select',
    action_id: FIELD,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function noteOn(summary: string): readonly SlackBlock[] {
  return [{ type: 'context', elements: [plain(`${summary} The answer comes as a direct message.`, 2000)] }];
}
