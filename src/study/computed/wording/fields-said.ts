import { type Rewriting, rewritten } from '../../rewriting.ts';

/** A plain text with windows, their holes and what they see said in the one way that is read. */
export function fieldsSaid(text: string): string {
  const filled = text.replace(
    HOLES,
    (_, one?: string, other?: string) => `dilation ${Number(one ?? other) + 1}`,
  );
  return eachDilation(rewritten(filled, FIELDS));
}

const WEIGHTS =
  '(?:the |its |two |2 |neighbou?r\\w* |adjacent |each |every |pairs? of )*(?:weights|taps|values|entries|points)';

/** “With 5 zeros between neighbours”: a dilation of 6. */
const HOLES = new RegExp(
  String.raw`\bbetween ${WEIGHTS}(?: (?:are|is|there|put|inserted|insert|i|we|you))* (\d+) (?:zeros?|holes?|gaps?)\b|\b(\d+) (?:zeros?|holes?|gaps?)(?: (?:are|is|put|inserted|in))* between ${WEIGHTS}`,
  'g',
);

const FIELDS: readonly Rewriting[] = [
  [/\b(stride|dilation|padding|kernels?|groups)-(?=\d)/g, '$1 '],
  [/\b(stride|dilation|kernel)s? (?:of )?one\b/g, '$1 1'],
  // “Three stride 2 layers”: a number of layers, and no stride of three.
  [
    /(?<![\dx])(\d+) ((?:stride|dilation) \d+|valid|same) ((?:\d+x\d+ )?(?:conv|layers|maxpool|avgpool|pool\w*)(?: layers)?|\d+x\d+)(?![\dx])/g,
    '$1 $3 $2',
  ],
  [/(?<![\dx])(\d+) of (?:my|our|these|those|the) (?=\d+x\d+|conv|layers)/g, '$1 '],
  [/\b((?:max|avg)?pool|conv) (\d+) ?\/ ?(\d)\b/g, '$1 $2 stride $3'],
  [/(?<![\dx])(\d+)[- ]taps?\b(?: kernel| filter)?/g, 'kernel $1'],
  // “A dilated 3x3 with rate 2” names no rate before the size.
  [/\bdilation (?=(\d)x\1\b.*\bdilation \d)/g, ''],
  [
    /\bdilation (\d+) (?:on|for|in|with) (?:an? |the )?(\d)x\2\b(?! (?:image|input|map|feature))/g,
    '$2x$2 with dilation $1',
  ],
  [/\bdense (?=kernel|filter)/g, ''],
  [
    /(?<!\d.*)\bdilation (\d+(?:(?:,? and|,)? \d+)+)(?:,| with| and)* (kernel|conv)(?: size)? (\d+)(?![x\d])/g,
    '$2 $3 dilation $1',
  ],
  [
    /(?<!\d.*)\bdilation (\d+(?:(?:,? and|,)? \d+)+)(?:,| with| and)* (\d+x\d+)(?: conv| kernels?)?(?![x\d])/g,
    '$2 dilation $1',
  ],
  [/(?<=\bdilation (?:of |is )?(?:\d+ )*\d+) (?=\d+ \d+\b(?!x)|\d+(?:[,.;:?]|$))/g, ', '],
  [
    /\b(?:find |what is |give )?(?:which |a |1 |the )?(?:lone |big |large )?kernel (?:that |which |to )?(?:sees?|covers?|reach(?:es)?|replaces?|equals?|matche?s?)(?: (?:as|so) (?:many|much|far|wide)(?: pixels| of the input)? as| the same(?: pixels)? as)? (?=\d+ (?:stacked )?\d+x\d+)/g,
    'receptive field of ',
  ],
  [/\b(?:reach|reaches|attain|attains)(?: the)? receptive field (?:of|as) /g, 'see at least as much as '],
  [
    /\b(?:have|has|match|matches|equal|equals)(?: the)?(?: same)? receptive field (?:of|as) (?=an? |1 |the |\d+ ?\d*x)/g,
    'see as much as ',
  ],
];

/** `3x3 with dilation 1, 2 and 4`, and `3x3 dilation 1, then dilation 2`, is a layer for each of them. */
function eachDilation(text: string): string {
  return text.replace(
    /(?:(?<![\dx])(\d+) (?:conv )?(?:layers|conv)(?: of| with|,|:)* )?(\d+x\d+|kernel \d+|\d+ wide kernel)(?: conv| layers| kernels?)*(?:,? with| of| and|,)*(?: dilation| rates?)+ (\d+(?:(?:, then|,| and then| then|, and| and)(?: dilation)? \d+)+)(?! \d|x| layers)(?:, (?:so |in all |that is )*(\d+) (?:conv )?layers\b)?/g,
    (whole, before: string | undefined, kernel: string, rates: string, behind: string | undefined) => {
      const each = rates.match(/\d+/g)!;
      const counts = [before, behind].filter((count) => count !== undefined);
      if (counts.some((count) => Number(count) !== each.length)) return whole;
      return each.map((rate) => `${kernel} dilation ${rate}`).join(' then ');
    },
  );
}
