import * as z from 'zod';
import { type Command, command } from '../src/chat/command.ts';
import { matching } from '../src/chat/complete.ts';
import { type Field, fieldsOf } from '../src/chat/fields.ts';
import { nearest } from '../src/chat/nearest.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/user-error.ts';
import { actions, code, list, paragraphs, table } from './blocks.ts';
import type { Context } from './context.ts';

/** Help for all commands or for one, made from what they declare. */
export function helpFor(commands: () => readonly Command<Context>[]) {
  return command<Context, typeof args>({
    name: 'help',
    summary: 'Says what there is, or how one command is used.',
    args,
    examples: ['help', 'help compare'],
    complete: (_field, typed) =>
      matching(
        commands().map(({ name }) => name),
        typed,
      ).map((name) => ({ value: name, label: name })),
    async run({ command: name }) {
      return name === undefined ? overview(commands()) : explain(find(name, commands()));
    },
  });
}

const args = z.object({
  command: z.string().max(100).optional().meta({ description: 'The command to explain.' }),
});

function overview(commands: readonly Command<Context>[]): Reply {
  return {
    title: 'Paste two layers, get a comparison',
    tone: 'answer',
    blocks: [
      ...list(
        'Commands',
        commands.map(({ name, summary }) => `${name}: ${summary}`),
      ),
      ...list('Layers can be written', [
        'in Keras: Conv2D(64, (3, 3), activation="relu"), a Sequential([…]), or lines of model.add(…)',
        'in PyTorch: nn.Conv2d(1, 64, 3), nn.Sequential(…), or what print(model) shows',
        'in shorthand: 64@3x3, conv 64 3x3 s2 same relu, and stacks with >: 64@3x3 > maxpool 2 > dense 10',
      ]),
      paragraphs(
        'The input is taken from the layers where they say it; else add “on 28x28x1”, or --input 28x28x1.',
        'Options may stand anywhere: --name value. “help compare” explains a command.',
      ),
      actions(['All examples', 'examples', {}], ...commands.slice(0, 3).map(helpOn)),
    ],
    data: { commands: commands.map(described) },
  };
}

function helpOn({ name }: Command<Context>) {
  return [`How to use ${name}`, 'help', { command: name }] as const;
}

function explain(declared: Command<Context>): Reply {
  const fields = fieldsOf(declared);
  return {
    title: `How to use ${declared.name}`,
    tone: 'answer',
    blocks: [
      paragraphs(declared.summary),
      code(usage(declared.name, fields), 'text'),
      ...(fields.length > 0
        ? [table(['Argument', 'What it is', 'Values', 'Default'], fields.map(fieldRow))]
        : []),
      code(declared.examples.join('\n'), 'text', 'Examples'),
      { type: 'actions', actions: declared.examples.slice(0, 3).map(tried) },
    ],
    data: described(declared),
  };
}

function tried(text: string, index: number, { length }: readonly string[]) {
  return { label: length === 1 ? 'Try the example' : `Try example ${index + 1}`, request: { text } };
}

/** `compare <a> [vs <b>] [--input …] [--seed …]`. */
function usage(name: string, fields: readonly Field[]): string {
  const parts = fields.map((field) => {
    const place = [...(field.separators?.slice(0, 1) ?? []), `<${field.name}>`].join(' ');
    const text = field.positional ? place : `--${field.name} …`;
    return field.required ? text : `[${text}]`;
  });
  return [name, ...parts].join(' ');
}

function fieldRow(field: Field): readonly string[] {
  const { name, description, minimum, maximum, choices } = field;
  const range =
    minimum === undefined ? '' : `${minimum.toLocaleString('en')} to ${maximum?.toLocaleString('en') ?? '…'}`;
  const values = choices?.join(', ') ?? (field.type === 'text' ? 'text' : range);
  return [name, description, values, field.default === undefined ? '' : String(field.default)];
}

function described(declared: Command<Context>) {
  const { name, summary, examples } = declared;
  return { name, summary, examples, arguments: fieldsOf(declared) };
}

function find(name: string, commands: readonly Command<Context>[]): Command<Context> {
  const found = commands.find((candidate) => candidate.name === name.toLowerCase().replaceAll(' ', '-'));
  if (found) return found;
  const names = commands.map((candidate) => candidate.name);
  throw new UserError({
    wrong: `No command is called “${name}”.`,
    write: `help ${nearest(name, names) ?? `followed by one of ${names.join(', ')}`}`,
  });
}
