import { distance } from 'fastest-levenshtein';

/** The text with slips in the field's own words mended: `paramters` is `parameters`. The text is in lower case. */
export function mendSpelling(text: string): string {
  return text.replace(/[a-z]{5,}/g, (word) => (KNOWN.has(word) ? word : (meant(word) ?? word)));
}

/** The field's words that learners mistype. Each is a word of its own in what reads the text. */
const FIELD = words(`
  larger smaller bigger parameter parameters weight weights bias biases kernel kernels filter filters stride strides strided padding padded
  dilation dilated groups channel channels input inputs output outputs receptive field convolution convolutions
  convolutional convolve pooling maxpool average global dense layer layers linear depthwise separable pointwise
  transposed deconvolution network networks memory activation activations feature features image images picture
  pictures pixels size sizes shape spatial dimension dimensions resolution width height downsample downsamples
  downsampling upsample upsampling cheaper fewer always never equal number which what many much
  multiply multiplications accumulate invariant equivariant translation normalisation normalization information flatten flattened dropout
  needed trainable learnable effective computation operations checkerboard increase increases decrease decreases reduce reduces
  explain difference differences different calculate compute between batchnorm maxpool avgpool
`);

/** Words that look like one of the field's and are none. */
const OTHERS = words(`
  after later player players prime match wait weigh weighs light lights eight right field fields yield filed
  large longer shape shapes share shared sharp these those there where while which width depth dense sense tense
  stripe strike strict stripes ending adding reading wedding feeding heading patting putting pudding leader
  latter letter better matter little middle simple single double triple height weight heights pixel model models
  every other others often never ever even value values valid image imagine imaged inner outer order border colour
  colours learn learns learned trained train faster slower fast slow small more most less least than then that this
  their them they have with without from into onto over under above below between number numbers member members
  reached needs need noted noise point points input step steps steep deep deeper shallow cheap cheaply expensive
  stacked stack stacking pools pooled pool padder sizes sized seize prize zero zeros block blocks about same some
  does doing done being been were will would could should might must shall both each only also just like
  linearly layered laying relayed filtered filtering kernelled convolved outputted inputted overlapping shrinks
  shrink shrinking grows growing changes change changed keeps keep keeping halves halve doubles doubling double
  featured activated activate normal normally general usually typical typically necessarily information
  informations classes class flatter flattened feature equally equals square squared sparse memory memories
`);

const KNOWN: ReadonlySet<string> = new Set([...FIELD, ...OTHERS]);

/** The nearest of the field's words: one slip, two in a long word, and the same first letter. */
function meant(word: string): string | undefined {
  const reach = word.length >= 8 ? 2 : 1;
  let best: string | undefined;
  let least = reach + 1;
  for (const known of FIELD) {
    if (known[0] !== word[0] || known.length < 5 || Math.abs(known.length - word.length) > reach) continue;
    const slips = swapped(word, known) ? 1 : distance(word, known);
    if (slips < least) [best, least] = [known, slips];
  }
  return best;
}

/** Two letters in each other's place are one slip. */
function swapped(word: string, known: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== known[index]);
  return at >= 0 && word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2) === known;
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
