import { withPlainSizes } from './plain-text.ts';
import { STOP_WORDS, SYNONYMS } from './synonyms.ts';

/**
 * The words that a text is about, each in one form: `Conv2Ds` and `convolutional` are `conv`, `rf` is `receptiv field`,
 * `3 by 3` is `3x3`. The same for questions and for what is searched.
 */
export function termsOf(text: string): readonly string[] {
  let words = ` ${spelled(text).join(' ')} `;
  for (const [pattern, meaning] of SYNONYMS) words = words.replace(pattern, ` ${meaning} `);
  return words
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .map(stem);
}

/** Words in small letters, with sizes in one piece and the `2d` of class names apart. */
function spelled(text: string): readonly string[] {
  const lower = text
    .replace(CALL, ' $1 ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'");
  const sizes = withPlainSizes(lower).replace(/\b([a-z]+)(\d)d\b/g, '$1 $2d');
  return sizes.match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+(?:'[a-z]+)?/gu) ?? [];
}

/** `Conv2D(64, (3, 3))`: its name says what a question is about, its arguments do not. */
const CALL = /([A-Za-z_]\w*)\s?\((?=[^()]*\d)(?:[^()]|\([^()]*\))*\)/g;

/** Strips the endings of plurals and of verbs, so that `strided`, `strides` and `stride` meet in `strid`. */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const singular = word.replace(/(?<=[^s])s$/, '');
  const bare = singular.replace(ENDINGS, '');
  // `dropping` loses the letter that its ending has doubled.
  return bare === singular ? bare : bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

const ENDINGS = /(?<=\w{3})(?:ations?|ated|ating|ate|ings?|ed|ions?|ers?|es?)$/;
