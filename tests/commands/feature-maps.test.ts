import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, realBot, textOf } from './real-bot.ts';

const { ask, uploads, close } = realBot();
afterAll(close);

const MODEL = '8@3x3 same relu > maxpool 2 > 16@3x3 > flatten > dense 10';

function maps(args: Record<string, unknown>) {
  return ask({ command: 'feature-maps', args: { model: MODEL, input: '28x28x1', ...args } });
}

describe('feature-maps', () => {
  it.each([
    [undefined, '12×12×16'],
    ['1', '28×28×8'],
    ['2', '14×14×8'],
    ['max_pooling2d', '14×14×8'],
    ['conv2d_1', '12×12×16'],
    ['5', '10'],
  ])('shows layer %s: its maps are %s', async (layer, output) => {
    const reply = await maps({ layer });
    expect(reply.tone).toBe('answer');
    expect(reply.title).toMatch(new RegExp(`: ${output}$`));
    expect(blocksOf(reply, 'image')).toHaveLength(1);
  });

  it.each([
    ['0', 'there is no layer'],
    ['6', 'there is no layer'],
    ['conv2d_2', 'conv2d_1'],
  ])('knows no layer %s', async (layer, told) => {
    const reply = await maps({ layer });
    expect(reply.tone).toBe('mistake');
    expect(textOf(reply).toLowerCase()).toContain(told);
  });

  it('shows one layer with classic filters and several with random ones, unless told otherwise', async () => {
    const weightsOf = async (args: Record<string, unknown>) =>
      ((await maps(args)).data as { weights: string }).weights;
    expect(await weightsOf({ model: '8@3x3' })).toBe('classic');
    expect(await weightsOf({})).toBe('random');
    expect(await weightsOf({ weights: 'classic' })).toBe('classic');
  });

  it('draws the same for the same seed and something else for another', async () => {
    const png = async (seed: number) => blocksOf(await maps({ weights: 'random', seed }), 'image')[0]!.png;
    expect(await png(1)).toEqual(await png(1));
    expect(await png(1)).not.toEqual(await png(2));
  });

  it("draws a learner's own image", async () => {
    const image = uploads.keep(readFileSync('assets/images/coffee.png'));
    const reply = await maps({ image });
    expect(reply.tone).toBe('answer');
    expect(blocksOf(reply, 'image')[0]!.alt).toContain('your picture');
  });

  it.each([
    ['upload:0000', 'no longer here'],
    ['catt', '--image cat'],
  ])('knows no image %s', async (image, told) => {
    expect(textOf(await maps({ image }))).toContain(told);
  });

  it('refuses an upload that is no image', async () => {
    const image = uploads.keep(new TextEncoder().encode('no image at all'));
    expect((await maps({ image })).tone).toBe('mistake');
  });

  it('pages through many maps', async () => {
    const first = await maps({ model: '256@3x3' });
    const { pages } = first.data as { pages: number };
    expect(pages).toBeGreaterThan(1);
    const [actions] = blocksOf(first, 'actions');
    const next = actions!.actions.find(({ label }) => label === 'Next page')!;
    const second = await ask(next.request);
    expect(second.data).toMatchObject({ page: 2, pages });
    expect(blocksOf(second, 'image')[0]!.png).not.toEqual(blocksOf(first, 'image')[0]!.png);
  });

  it('shows the last page where a later one is asked for', async () => {
    expect((await maps({ page: 9 })).data).toMatchObject({ page: 1, pages: 1 });
  });

  it('refuses what costs too much before it begins', async () => {
    const reply = await maps({ model: '4096@7x7', input: '4000x4000x64' });
    expect(reply.tone).toBe('mistake');
    expect(textOf(reply)).toContain('MACs');
  });
});
