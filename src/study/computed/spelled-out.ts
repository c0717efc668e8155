import { fieldsSaid } from './fields-said.ts';
import { goalsSaid } from './goals-said.ts';

/** A plain text with several layers that share a word told one by one: “kernels 7, 5 and 3”, “3 blocks of (…)”. */
export function spelledOut(text: string): string {
  return goalsSaid(fieldsSaid(text))
    .replace(
      /\bkernels?(?: sizes?)?(?: of)? (\d+(?:x\d+)?(?:(?:, then |, and | then |, | and )\d+(?:x\d+)?)+)(?![\dx])/g,
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
    .replace(/(?<![\dx])(\d) (?:blocks|times) (?:of )?\(([^()]*)\)/g, (_, times: string, block: string) =>
      Array<string>(Number(times)).fill(block).join(' then '),
    )
    .replace(/\b(conv|maxpool|avgpool|pool) (\d+(?:x\d+)?)(?= (?:conv|maxpool|avgpool|pool)\b)/g, '$1 $2 ,')
    .replace(/\bturns? (\d+x\d+)x(\d+) into \1x(\d+)/g, 'same on $1x$2 with $3 filters');
}
