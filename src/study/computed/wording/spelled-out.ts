import { fieldsSaid } from './fields-said.ts';
import { goalsSaid } from './goals-said.ts';

/** A plain text with several layers that share a word told one by one: “kernels 7, 5 and 3”, “3 blocks of (…)”. */
export function spelledOut(text: string): string {
  return eachFilters(denseChain(withoutHeading(kindFirst(goalsSaid(fieldsSaid(text))))))
    .replace(
      /\bkernels?(?: sizes?)?(?: of)? (\d+(?:x\d+)?(?:(?:, then |, and | then |, | and )\d+(?:x\d+)?)+)(?![\dx])(?! (?:input|output|channels|maps|filters|kernels|features|groups|pixels|of|times|layers|conv|padding|stride|dilation|units))/g,
      (_, sizes: string) =>
        sizes
          .match(/\d+(?:x\d+)?/g)!
          .map((size) => `conv ${size}`)
          .join(' then '),
    )
    .replace(
      /\b(?:dense(?: net\w*)?|mlp) (\d+)((?: to \d+){2,})/g,
      (_, inputs: string, units: string) =>
        `${units.replace(/ to (\d+)/g, ' then dense $1').replace(/^ then/, '')} on ${inputs} inputs`,
    )
    .replace(/(?<!\d conv )\bpointwise(?: 1x1)?(?: conv)?\b(?! with bias)/g, '1x1 conv')
    .replace(
      /(?<![\dx])(\d) (?:blocks|times) (?:of )?[([]([^()[\]]*)[)\]]/g,
      (_, times: string, block: string) => Array<string>(Number(times)).fill(block).join(' then '),
    )
    .replace(/\b(conv|maxpool|avgpool|pool) (\d+(?:x\d+)?)(?= (?:conv|maxpool|avgpool|pool)\b)/g, '$1 $2 ,')
    .replace(/\bturns? (\d+x\d+)x(\d+) into \1x(\d+)/g, 'same on $1x$2 with $3 filters');
}

/** “Kernel 5, stride 3, but transposed” and “5x5 kernels, six of them” name last what they are about. */
function kindFirst(text: string): string {
  return text
    .replace(
      /^(.*?),? but (?:it is |is )?(transposed|depthwise|separable)\b(?! (?:conv )?(?:with|of|kernel|\d))/,
      '$2 $1',
    )
    .replace(
      /(\d+x\d+) (filters|kernels|windows)\b([^.;?]*?),? (\d+) of (?:them|these|those)\b/g,
      '$4 $1 $2$3',
    )
    .replace(
      /,? (?:and |but |where |with |has |have )*(?:an? )?((?:stride|dilation|padding) \d+),? (?:but )?(?:only )?(?:in|on|at|for) (the (?:first|second|third|middle|last|final|\d(?:st|nd|rd|th)))(?: (?:one|layer|conv))?(?: only)?\b/g,
      ', $2 one has $1,',
    )
    .replace(
      /,?(?: (?:where|but|with|of which|and))+ ((?:only )?the (?:first|second|third|middle|last|final)(?: one| conv| layer)? (?:has|have|with|uses|using|having|is|gets) )/g,
      ', $1',
    );
}

/** “Depthwise separable: 3x3 depthwise, then 1x1” names the block before its parts, and “two conv layers in a row: first 3x3 …, then 5x5 …” counts the layers that it lists. */
function withoutHeading(text: string): string {
  const block = /\bdepthwise\b(?! separable).*(?:\b1x1|\bpointwise)\b/.test(text)
    ? text.replace(
        /\b(?:depthwise )?separable(?: conv)?(?: block| layer)?(?=(?:(?!\d+x\d).)*(?:\d+x\d+ )?depthwise\b(?! separable))/,
        'block',
      )
    : text;
  return block.replace(
    /(?<![\dx])(\d) ((?:stacked )?(?:conv|layers?|blocks?)\b[^:.;?\d]*):([^.;?]*)/g,
    (whole, count: string, heading: string, list: string) => {
      const windows =
        list.match(/\d+x\d+(?:x\d+)?|\b(?:kernel|conv|maxpool|avgpool|pool) \d+(?!x|\d)/g) ?? [];
      return windows.length === Number(count) ? `${heading}:${list}` : whole;
    },
  );
}

/** `784-128-10` is a net of dense layers where the text speaks of one. */
function denseChain(text: string): string {
  if (!/\b(?:mlp|perceptron|dense|neural net\w*)\b/.test(text)) return text;
  return text
    .replace(
      /(?<![\d.x-]|\bto )(\d+(?: to \d+){2,}),? (?:all |a |an )?(?:dense(?: net\w*)?|mlp|perceptron)\b/,
      'dense net $1 ',
    )
    .replace(
      /(?<![\d.x-])(?:mlp |perceptron |dense (?:net\w* )?)?(\d+(?: ?[-–] ?\d+){2,})(?![\d.x-])(?: (?:mlp|perceptron|dense(?: net\w*)?|net\w*)\b)?/,
      (_, sizes: string) => `dense net ${sizes.split(/ ?[-–] ?/).join(' to ')} `,
    );
}

/** “Two convs of 3x3 with 16 and 32 filters” is a layer for each number of filters. */
function eachFilters(text: string): string {
  return text.replace(
    /(?<![\dx])(\d) ([^,;.?:]*\b(?:conv|layers)\b[^,;.?:]*?)[ (]+(?:with|of|using|having) (\d+(?:(?:, | and |, and )\d+)+) (?:filters|channels|maps|kernels)\)?/g,
    (whole, count: string, layer: string, filters: string) => {
      const each = filters.match(/\d+/g)!;
      return each.length === Number(count)
        ? each.map((many) => `${layer} with ${many} filters`).join(' then ')
        : whole;
    },
  );
}
