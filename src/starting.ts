import { UserError } from './user-error.ts';

/** Runs a program. What its owner can mend ends it with a plain sentence and code 1; anything else is a bug. */
export async function starting(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { wrong, write } of error.mistakes) console.error(write ? `${wrong} Write: ${write}` : wrong);
    process.exit(1);
  }
}
