/** Whom a message would ping: mentions in its markup, and elements of rich text that are mentions. */
export function pingsIn(message: Readonly<Record<string, unknown>>): string[] {
  const { text, blocks, parse, link_names: linked } = message;
  const words = typeof text === 'string' ? text : '';
  const named = parse === 'full' || linked === true || linked === 'true' ? (words.match(/@\w+/g) ?? []) : [];
  return [...named, ...(words.match(MENTIONS) ?? []), ...inBlocks(blocks)];
}

const MENTIONS = /<(?:!(?:channel|here|everyone|subteam)|@)[^>]*>/g;

function inBlocks(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inBlocks);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Readonly<Record<string, unknown>>;
  if (['user', 'usergroup', 'broadcast'].includes(String(part.type))) return [JSON.stringify(part)];
  const own = part.type === 'mrkdwn' ? (String(part.text).match(MENTIONS) ?? []) : [];
  return [...own, ...Object.values(part).flatMap(inBlocks)];
}
