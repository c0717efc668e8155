import { Option, Command as Program } from 'commander';
import type { Command } from '../../chat/command.ts';
import { type Field, fieldsOf } from '../../chat/fields.ts';
import type { Operation } from './operation.ts';
import { addOperations, type Operate } from './operations.ts';
import type { CommandLine } from './read-request.ts';

/** What holds for every command at the command line. */
export interface Flags {
  readonly json?: boolean;
  readonly out: string;
  readonly file?: string;
}

type Run = (line: CommandLine, flags: Flags) => Promise<void>;

/** What the command line offers, and what is done when it is asked for. */
export interface Offered {
  readonly commands: readonly Command<never>[];
  readonly run: Run;
  readonly operations: readonly Operation[];
  readonly operate: Operate;
}

/** The command line as commander knows it: options and help of each command come from its fields. */
export function programOf({ commands, run, operations, operate }: Offered): Program {
  const program = new Program('conv')
    .description('Compares neural-network layers: the numbers, the reasons and a picture.')
    .usage('[command] [words…] [options]')
    .argument('[words...]')
    .option('--json', 'print the answer as one line of JSON; without a command: a line for each line read')
    .option('--file <path>', 'read the layers from a file; @path does so too')
    .option('--out <folder>', 'where pictures are saved', 'pictures')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .helpCommand(false)
    .exitOverride()
    .configureOutput(SILENT)
    .allowUnknownOption()
    .action((words: string[], flags: Flags) => run({ words, options: {}, file: flags.file }, flags));
  for (const command of commands) program.addCommand(commandOf(command, run));
  addOperations(program, operations, operate);
  return program.addHelpText(
    'after',
    '\nWithout a command at a terminal you can talk to the bot: type exit to leave.',
  );
}

/** Mistakes are told as Replies. */
const SILENT = { outputError: () => {} };

function commandOf(command: Command<never>, run: Run): Program {
  const fields = fieldsOf(command);
  const places = fields.filter(({ positional }) => positional);
  const program = new Program(command.name)
    .description(command.summary)
    .usage(`${usageOf(places)}[options]`)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput(SILENT)
    .allowUnknownOption()
    .addHelpText('after', examplesText(command));
  program.argument('[words...]');
  for (const field of fields) program.addOption(optionOf(field));
  return program.action((words: string[], options: Record<string, string | boolean>, self: Program) => {
    const flags = self.optsWithGlobals<Flags>();
    return run({ command, words, options, file: flags.file }, flags);
  });
}

/** `<a> [vs <b>]`. */
function usageOf(places: readonly Field[]): string {
  return places
    .map(({ name, required, separators }) => {
      const text = [...(separators?.slice(0, 1) ?? []), `<${name}>`].join(' ');
      return required ? `${text} ` : `[${text}] `;
    })
    .join('');
}

function optionOf(field: Field): Option {
  const value = field.choices?.join('|') ?? field.type;
  const flag = field.type === 'boolean' ? `--${field.name}` : `--${field.name} <${value}>`;
  const standard = field.default === undefined ? '' : ` (default: ${field.default})`;
  const description = `${field.description}${standard}`;
  return new Option(flag, description);
}

function examplesText({ examples }: Command<never>): string {
  return `\nExamples:\n${examples.map((example) => `  conv ${shellText(example)}`).join('\n')}`;
}

/** As it is typed in a shell: brackets, quotation marks and blanks would mean something to it. */
export function shellText(text: string): string {
  return /^[\w .:,/=@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
