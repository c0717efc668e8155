import type { Command as Program } from 'commander';
import type { Operation, OperationOptions } from './operation.ts';

/** Runs an operation that the command line asked for. */
export type Operate = (operation: Operation, options: OperationOptions) => Promise<void>;

/** Adds the operations to the command line; those that begin with the same word share its help. */
export function addOperations(program: Program, operations: readonly Operation[], operate: Operate): void {
  for (const operation of operations) {
    const [name, ...groups] = [...operation.words].reverse() as [string, ...string[]];
    const leaf = groups.reverse().reduce(groupOf, program).command(name);
    leaf.description(operation.summary).usage('[options]');
    for (const { flags, description } of operation.options) leaf.option(flags, description);
    leaf.action((options: OperationOptions) => operate(operation, options));
  }
}

function groupOf(parent: Program, word: string): Program {
  const known = parent.commands.find((command) => command.name() === word);
  return known ?? parent.command(word).description(`What the owner of the bot does for ${word}.`);
}
