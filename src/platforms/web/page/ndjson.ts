/** The values in a stream of text pieces, one JSON value a line, each as soon as its line is whole. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line);
  }
  if (rest !== '') yield JSON.parse(rest);
}
