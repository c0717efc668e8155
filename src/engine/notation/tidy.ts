/** Makes a pasted text readable without moving anything in it: the result has the same length. */
export function tidy(text: string): string {
  return text
    .replaceAll(/```[\w+-]*|`/g, blank)
    .replaceAll(/^(>>>|\.\.\.)(?= )/gm, blank)
    .replaceAll(/[‘’′]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[\u00a0\u2000-\u200b\ufeff]/g, ' ')
    .replaceAll(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/\t/g, ' ')
    .replaceAll(SPACED, (sizes) => sizes.replaceAll(' ', '').padEnd(sizes.length));
}

/** `3 x 3`: sizes with blanks in them. */
const SPACED = /(?<![\w.])\d+(?: +[x×] +\d+)+(?![\w@.])/g;

function blank(text: string): string {
  return ' '.repeat(text.length);
}
