import { UserError } from '../../user-error.ts';
import { openBrackets } from './completion/open.ts';
import { mistakeAt } from './mistakes.ts';
import { nearest } from './names.ts';
import type { Claim } from './syntax.ts';

/** Inputs as people write them beside the layers. */

/** Pictures of well-known data sets, channels last. */
const DATA_SETS: Readonly<Record<string, readonly bigint[]>> = {
  mnist: [28n, 28n, 1n],
  'fashion-mnist': [28n, 28n, 1n],
  fashionmnist: [28n, 28n, 1n],
  fashion_mnist: [28n, 28n, 1n],
  cifar10: [32n, 32n, 3n],
  'cifar-10': [32n, 32n, 3n],
  cifar100: [32n, 32n, 3n],
  'cifar-100': [32n, 32n, 3n],
  cifar: [32n, 32n, 3n],
  imagenet: [224n, 224n, 3n],
};

const LENGTH = 200;

/** `28x28x1`, `(28, 28, 1)`, `28*28`, `224`, `None`, `mnist`. Throws UserError. */
export function readInput(text: string): Claim {
  const trimmed = text.trim();
  const span = { start: 0, end: text.length };
  const dataSet = dataSetClaim(trimmed.toLowerCase(), span);
  if (dataSet) return dataSet;
  if (trimmed.length > LENGTH)
    throw new UserError({ wrong: 'The input is too long to be a size.', write: '28x28x1' });
  const parts = trimmed
    .replace(/^(input_shape|input|shape)\s*[=:]/i, '')
    .replaceAll(/[()[\]]/g, ' ')
    .trim()
    .split(/\s*[x×*,]\s*|\s+/i)
    .filter((part) => part !== '');
  const sizes = parts.map(sizeOf);
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0 || known.length < sizes.length || sizes.length > 5) {
    const near = nearest(trimmed.toLowerCase(), Object.keys(DATA_SETS));
    const write = near ?? '28x28x1, 224, or the name of a data set such as mnist';
    throw new UserError(mistakeAt(text, span, `“${trimmed}” is not the size of an input.`, write));
  }
  return { sizes: known, batched: false, exact: /,\s*\)$/.test(trimmed), span };
}

/** `on mnist` and `input_shape=28,28,1` in prose. */
export function inputInProse(text: string): Claim | undefined {
  const found = /\bon\s+(?:the\s+)?([a-z][\w-]*)/gi;
  for (const match of text.matchAll(found)) {
    const claim = dataSetClaim(match[1]!.toLowerCase(), {
      start: match.index,
      end: match.index + match[0].length,
    });
    if (claim) return claim;
  }
  return statedInProse(text);
}

/** `input_shape=28,28,1` beside the layers, where it is no variable of the code, and `on 28x28x1`. */
function statedInProse(text: string): Claim | undefined {
  const stated = [...text.matchAll(STATED), ...text.matchAll(ON)];
  const [match] = stated;
  if (!match || stated.length > 1 || openBrackets(text.slice(0, match.index)).length > 0) return undefined;
  const name = /^\w+/.exec(match[0])![0];
  const isVariable = name !== 'on' && text.split(new RegExp(`\\b${name}\\b`)).length > 2;
  if (isVariable) return undefined;
  return { ...readInput(match[1]!), span: { start: match.index, end: match.index + match[0].length } };
}

const STATED = /\binput(?:[_ ](?:shape|size))?\s*[=:]\s*[([]?(\d{1,30}(?:\s*[,x×]\s*\d{1,30}){1,4})[)\]]?/gi;
const ON = /\bon\s+(?:an?\s+)?(?:input\s+(?:of\s+)?)?(\d{1,30}(?:[x×]\d{1,30}){1,4})(?![\w×])/gi;

function dataSetClaim(name: string, span: Claim['span']): Claim | undefined {
  if (!Object.hasOwn(DATA_SETS, name)) return undefined;
  return { sizes: DATA_SETS[name]!, batched: false, order: 'channels-last', flattens: true, span };
}

function sizeOf(part: string): bigint | null | undefined {
  if (/^(none|null|\?|-1)$/i.test(part)) return null;
  const size = /^\d{1,30}$/.test(part) ? BigInt(part) : 0n;
  return size > 0n ? size : undefined;
}
