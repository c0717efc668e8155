import type { Interface } from 'node:readline';

/**
 * What is typed, a request each. Lines that arrive at once are one paste and one request; so are lines up to the one
 * that closes all brackets. An empty line ends a request in any case; empty requests are left out.
 */
export async function* typedRequests(lines: Interface): AsyncGenerator<string> {
  const { requests, next, isClosed } = collect(lines);
  for (;;) {
    const request = requests.shift();
    if (request !== undefined) {
      yield request;
      continue;
    }
    // Node refuses to prompt where nothing more can be typed.
    if (isClosed()) return;
    lines.setPrompt(PROMPT);
    lines.prompt();
    await next();
  }
}

const PROMPT = 'conv> ';
const CONTINUED = '  ... ';

function collect(lines: Interface) {
  const requests: string[] = [];
  let unfinished: string[] = [];
  let closed = false;
  let wake = () => {};
  const settle = () => {
    const text = unfinished.join('\n');
    // All lines of a paste are announced in one turn; its last one may still be in the editor.
    if (unfinished.at(-1) !== '' && (lines.line !== '' || isOpen(text)) && !closed) {
      lines.setPrompt(CONTINUED);
      lines.prompt(true);
      return;
    }
    unfinished = [];
    if (text.trim() !== '') requests.push(text.trim());
    wake();
  };
  lines.on('line', (line) => {
    unfinished.push(line);
    setImmediate(() => unfinished.length > 0 && settle());
  });
  lines.on('close', () => {
    closed = true;
    settle();
  });
  /** Resolves when there is a request, or will be none any more. */
  const next = async () => {
    while (requests.length === 0 && !closed) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { requests, next, isClosed: () => closed };
}

function isOpen(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  const brackets = count(/[([{]/g) - count(/[)\]}]/g);
  return brackets > 0 || count(/```/g) % 2 === 1 || /(?:[,>\\]|\bvs\.?|\bversus|\bagainst)\s*$/i.test(text);
}
