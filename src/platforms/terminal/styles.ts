type Style = (text: string) => string;

/** How kinds of text stand out; without colours they do not. */
export function styles(colours: boolean): Readonly<Record<'title' | 'heading' | 'mistake' | 'note', Style>> {
  const style = (code: string, off: string) => (text: string) =>
    colours ? `\x1b[${code}m${text}\x1b[${off}m` : text;
  return {
    title: style('1;36', '22;39'),
    heading: style('1', '22'),
    mistake: style('1;31', '22;39'),
    note: style('2', '22'),
  };
}
