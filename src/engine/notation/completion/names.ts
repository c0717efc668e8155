import { type ClassEntry, classNamed, frameworkOf, namesIn, nearest } from '../names.ts';
import type { NotationName } from '../syntax.ts';
import { arrivingBehind, typicalCall } from './calls.ts';
import { usualClasses } from './typical.ts';

/** The layers that the last name of a text may become; where none is begun, those that may come next. */
export function nextCalls(text: string, closers: string): readonly string[] {
  const path = /[A-Za-z_][\w.]*$/.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - path.length);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const prefix = path.slice(0, path.length - name.length);
  const gap = path === '' ? gapBehind(before, closers) : '';
  const last = lastCall(before);
  const whole = path === '' && before.trimEnd().endsWith(')') ? [`${before.trimEnd()}${closers}`] : [];
  const arriving = arrivingBehind(before);
  const calls = notationsOf(prefix, last).flatMap((notation) => {
    const standing = prefix || last?.prefix || (notation === 'pytorch' ? 'nn.' : '');
    return entriesOf(name, notation).map((entry) => typicalCall(entry, standing, arriving));
  });
  return [
    ...whole,
    ...calls.map((call) => `${gap === '' ? before : before.trimEnd()}${gap}${call}${closers}`),
  ];
}

/** Classes whose name begins so, those of pictures first; a mistyped name gives the one that was meant. */
export function entriesOf(name: string, notation: NotationName): readonly ClassEntry[] {
  if (name === '') return usualClasses(notation);
  const names = namesIn(notation);
  const lower = name.toLowerCase();
  const begun = names
    .filter((known) => known.toLowerCase().startsWith(lower))
    .sort((one, other) => Number(/[13]d/i.test(one)) - Number(/[13]d/i.test(other)));
  const near = begun.length > 0 ? undefined : nearest(name, names);
  return [...new Set([...begun, ...(near ? [near] : [])].map((known) => classNamed(known, notation)!))];
}

/** What parts the next layer from the one before. */
function gapBehind(before: string, closers: string): string {
  const end = before.trimEnd().at(-1);
  if (end === undefined || '([,='.includes(end)) return '';
  return closers === '' ? (end === '>' || end === '→' ? ' ' : ' > ') : ', ';
}

interface Called {
  readonly name: string;
  readonly prefix: string;
}

function lastCall(text: string): Called | undefined {
  const [, prefix, name] = [...text.matchAll(/((?:\w+\.)*)([A-Za-z_]\w*)\s*\(/g)].at(-1) ?? [];
  return name === undefined ? undefined : { name, prefix: prefix! };
}

function notationsOf(prefix: string, last: Called | undefined): readonly NotationName[] {
  const framework = frameworkOf((prefix || last?.prefix || '').split('.'));
  if (framework) return [framework];
  const known = last && (['keras', 'pytorch'] as const).filter((notation) => classNamed(last.name, notation));
  return known?.length === 1 ? known : ['keras', 'pytorch'];
}
