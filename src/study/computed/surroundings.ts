import { type Scan, takeFirst } from './scan.ts';

/** What a question says around its layers. */
export interface Surroundings {
  /** The input's sizes as typed, channels last where there are any. */
  readonly input?: readonly bigint[];
  readonly channels?: bigint;
  /** Filters that hold for every layer which does not say its own. */
  readonly filters?: bigint;
  readonly batch?: bigint;
}

/** Takes batch, channels and the input out of the text. */
export function readSurroundings(from: Scan): Surroundings {
  const batch = takeFirst(from, /\bbatch(?:es)? (?:size )?(?:of |is )?(\d+)/);
  const whole = from.rest();
  const dense =
    from.take(
      /(?<=\bdense (?:with |has |from )*)(\d+) inputs?(?:,| and| to|, and)? (\d+) (?:outputs?|units|classes|neurons)\b/,
    ) ?? from.take(/\b(\d+) inputs?(?:,| and| to|, and)? (\d+) (?:outputs?|classes)\b(?=.*\bdense)/);
  if (dense) return { input: [BigInt(dense[0]!)], filters: BigInt(dense[1]!) };
  const named = inputNamed(from);
  const channels = readChannels(from, whole);
  const input = named ?? inputBySize(from);
  return {
    ...channels,
    ...(input === undefined ? {} : split(input, channels.channels)),
    ...(batch === undefined ? {} : { batch: BigInt(batch) }),
  };
}

type Channels = Pick<Surroundings, 'channels' | 'filters'>;

function readChannels(from: Scan, whole: string): Channels {
  const both =
    from.take(
      /\b(?:from )?(\d+) (?:input |in )?(?:channels )?(?:and |, |down |up )?to (\d+)(?: output| out)? channels\b/,
    ) ??
    from.take(/\b(\d+) (?:input |in )?channels to (\d+)\b/) ??
    from.take(/\b(\d+) (?:channels )?in,? (?:and )?(\d+) (?:channels )?out\b/) ??
    from.take(/(?<=\bdense )(?:from )?(\d+) to (\d+)\b(?! to)/) ??
    from.take(/\bfrom (\d+) to (\d+)\b(?= (?:filters|maps|units|features|neurons|output))/);
  if (both) return { channels: BigInt(both[0]!), filters: BigInt(both[1]!) };
  const filters = takeFirst(
    from,
    /(?<![\dx])(\d+) (?:output|out) channels\b/,
    /\b(?:output|out) channels (?:of |is )?(\d+)/,
  );
  const known = takeFirst(
    from,
    /(?<![\dx])(?:on |over |with )?(\d+) (?:input|in) (?:channels|maps|feature maps|planes)\b/,
    /\b(?:input|in) channels (?:of |is |number )?(\d+)/,
    /\bchannels in (?:of |is )?(\d+)/,
    /\b(?:over|across) (?:all )?(\d+) maps\b/,
    /\b(?:with )?(\d+) features (?:per|each|at every) (?:step|sample|frame|time)\b/,
    /(?<![\dx])(?<!(?<!appl\w+ )\bto )(?:on |over |for |with |at |and )?(?:an? )?(?:depth (?:of )?)?(\d+)[- ](?:channels|deep)(?: (?:input|image|each|in and out))?\b/,
    /\b(?:depth|channels) (?:of |is )?(\d+)\b/,
  );
  // What both sides of a comparison have in common is often said twice.
  while (
    known !== undefined &&
    from.take(new RegExp(`\\b(?:with |on |at )?${known}[- ](?:input )?channels\\b`))
  );
  const colour =
    known ?? colours(from) ?? (/\brgb\b/.test(whole) ? '3' : /\bgrayscale\b/.test(whole) ? '1' : undefined);
  return {
    ...(colour === undefined ? {} : { channels: BigInt(colour) }),
    ...(filters === undefined ? {} : { filters: BigInt(filters) }),
  };
}

function colours(from: Scan): string | undefined {
  if (from.take(/\b(?:on |for )?(?:an? )?(?:rgb|colour)(?: (?:image|input))?\b/)) return '3';
  return from.take(/\b(?:on |for )?(?:an? )?grayscale(?: (?:image|input))?\b/) ? '1' : undefined;
}

const DATA: Readonly<Record<string, string>> = { mnist: '28x28x1', cifar: '32x32x3', imagenet: '224x224x3' };
const THING =
  '(?:(?:wide|long|high|tall|rgb|colour|grayscale) )*(?:inputs?|latent|frame|image|feature maps?|volume|tensor|maps?)';

function inputNamed(from: Scan): string | undefined {
  const known = takeFirst(
    from,
    /\b(?:maps?|volume|tensor) (?:is |of |has |are )(\d+x\d+x\d+)(?= (?:before|in front of|prior to)\b)/,
  );
  if (known) return known;
  const data = takeFirst(
    from,
    /\b(?:on |for |over )?(?:an? |the )?(?:\d+x\d+ )?(?:fashion-?)?(mnist|cifar|imagenet)(?:-?100?)?(?: (?:digits?|image|input))?\b(?: \(?\d+(?:x\d+)*(?: pixels)?\)?(?![\dx]))?/,
  );
  if (data) {
    const [height, width] = DATA[data]!.split('x');
    from.take(new RegExp(String.raw`(?<![\dx])${height}x${width}(?:x[13])? (?:input|image|pixels)\b`));
    return DATA[data];
  }
  return takeFirst(
    from,
    new RegExp(
      String.raw`(?<!(?:kernel|stride|padding|dilation|filters?|groups|window|size) )(?<![\dx@])(?:\b(?:on|for|to|of|with|given) )?(?:an? |the )?\b(\d+(?:x\d+)*)(?: pixels?)?(?= ${THING}\b(?! channels| maps| planes| features))`,
    ),
    new RegExp(
      String.raw`(?<!\bno )\b(?:on |for |to |of |with |given )?(?:an? |the )?${THING} (?:size |shape |volume |of |is |has |dimensions? |with size )*(\d+(?:x\d+)*)(?![\dx])(?! (?:filters?|kernels?(?! \d)|window|layers|conv|times|channels|input|units|bytes|in ))`,
    ),
    /(?<![\dx])(?:behind |after |with |from |by )?(\d+) (?:inputs|incoming (?:values|features)|input (?:features|units|neurons|nodes|values))\b/,
    /\b(?:behind|after|from) (\d+) features\b/,
    /(?<![\dx])(\d+(?:x\d+)*)(?: (?:pixels?|samples|steps|values|wide|long))* (?:(?:goes|go|comes|come|is fed|are fed) in|enters?)\b/,
    /(?<![\dx])(\d+(?:x\d+)*) (?:pixels?|samples|steps|values) in(?=[,;:.])/,
    /(?<![\dx])(\d+(?:x\d+)*) (?:pixels?|samples|steps|values)(?: in a row)? (?:becomes?|turns? into)\b/,
    /(?<!(?:kernels?|filters?|windows?|~) (?:of |with )?)\blength (?:of )?(\d+)\b/,
    /\b(\d+) (?:samples|time steps|frames)\b/,
    /\b(?:rgb|grayscale) (?:image )?(?:of )?(1[2-9]|[2-9]\d|\d{3,5})(?![\dx])/,
    /\bflatten\w* (?:gives|yields|produces|makes|has)(?: me| us)? (\d+)(?: features| values| numbers| inputs)?\b/,
    /\b(?:receives?|gets|is fed|is given|is fed with|accepts|reads) (?:an? |the )?(\d+(?:x\d+)+)\b(?! (?:filter|kernel|conv|window))/,
    /\b(?:signal|series|sequence|input|audio|clip) (?:of |has |with |is )*(?:length|height|width|side) (?:of |is )?(\d+)\b/,
    /\b(?:signal|series|sequence|input|audio|clip) (?:of |has |with |is )*(\d+) (?:samples|steps|time steps|values|points|frames)\b/,
    /^\D*?((?:1[2-9]|[2-9]\d|\d{3,})(?:x\d+)*)(?: digits?| pixels?)?,? then\b/,
    /^((?:1[2-9]|[2-9]\d|\d{3,})(?:x\d+)+)(?: digits?| pixels?)?(?=[:;,]| is | goes| go | gets | tensor| patches)/,
    /\b(?:starts?|begins?|beginning|starting) (?:with|from|at) (?:an? )?(\d+(?:x\d+)+)\b(?! (?:filter|kernel|conv|window))/,
    /\b(?:cut |taken )?from (?:an? )?(\d+x\d+)\b(?= by| with)/,
    /\b[xy] (?:is|has|of|with)(?: (?:an? )?(?:shape|size)(?: of)?)? (\d+(?:x\d+)+)/,
    /\b(?:on|over|applied to|for|given|from|at|of|in|with) (?:an? |the )?(?!([13579])x\1x\1\b)(\d+x\d+x\d+)\b(?! (?:filter|kernel|conv|window))/,
    /\b(?:on|over|applied to) (?:an? |the )?(\d+(?:x\d+)*)(?: pixels?)?\b(?! (?:filters?|kernels?|channels|input channels|layers|conv))/,
  );
}

/** Sizes that can only be an input's: with channels, or far larger than any kernel. */
function inputBySize(from: Scan): string | undefined {
  return takeFirst(
    from,
    /(?<!(?:kernel|filters?|window|size) )(?<![\dx])(?!([13579])x\1x\1\b)(\d{1,5}x\d{1,5}x\d+)\b(?! (?:filter|kernel|conv|window|max|avg))/,
    /(?<!(?:kernel|filters?|window) (?:size )?)(?<![\dx])((?:1[2-9]|[2-9]\d|\d{3,5})x(?:1[2-9]|[2-9]\d|\d{3,5}))\b(?! (?:filter|kernel|conv|window|max|avg))/,
    /(?<!(?:kernel|filters?|window|pool|batch|patch|step) )\bsize (?:of |for )?(1[2-9]|[2-9]\d|\d{3,5})(?![\dx])(?= (?:kernel|stride|padding|with|conv|filter|\d+x))/,
    /\b(?:for|from) (?:an? )?(1[2-9]|[2-9]\d|\d{3,5})(?![\dx])(?! (?:filters?|kernels?|channels|layers|conv|parameters|to|units))/,
    /\b(?:at|into) (?:an? )?(\d+x\d+)\b(?! (?:filter|kernel|conv|window))/,
    /^(\d+x\d+)(?= into\b)/,
    /\b[nwh] (\d+)(?![\dx])/,
  );
}

/** The input that a text such as `28x28x1` stands for; nothing where a size of it is open. */
export function inputOf(text: string): Pick<Surroundings, 'input' | 'channels'> {
  return /^\d+(?:x\d+)*$/.test(text) ? split(text, undefined) : {};
}

/** Three sizes hold the channels: last, or first as PyTorch has them, where a batch of one may stand in front. */
function split(text: string, channels: bigint | undefined): Pick<Surroundings, 'input' | 'channels'> {
  const sizes = text
    .replace(/^1x(?=\d+x(\d+)x\1$)/, '')
    .split('x')
    .map(BigInt);
  const [first, second, third] = sizes;
  const isFirst = sizes.length === 3 && second === third && first! < second! && first! !== second;
  if (sizes.length === 3 && channels !== undefined && channels !== third && !isFirst)
    return { input: sizes, channels };
  const ordered = isFirst ? [second!, third!, first!] : sizes;
  if (ordered.length < 3) return { input: ordered, ...(channels === undefined ? {} : { channels }) };
  return { input: ordered.slice(0, -1), channels: ordered.at(-1)! };
}
