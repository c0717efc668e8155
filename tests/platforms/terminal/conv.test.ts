import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { fieldsOf } from '../../../src/chat/fields.ts';
import { widthOf } from '../../../src/chat/width.ts';
import { emptyFolder, runConv } from './run-conv.ts';

const A = "tf.keras.layers.Conv2D(64, (3,3), activation='relu', input_shape=(28, 28, 1))";
const B = "tf.keras.layers.Conv2D(32, (7,7), activation='relu', input_shape=(28, 28, 1))";

interface JsonReply {
  readonly title: string;
  readonly tone: string;
  readonly blocks: readonly { readonly type: string; readonly path?: string }[];
  readonly data: Record<string, never>;
}

function linesOf(output: string): readonly JsonReply[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonReply);
}

describe('conv with a command', () => {
  it('prints the answer, saves the picture and says where it is', async () => {
    const folder = emptyFolder();
    const { output, errors, code } = await runConv(['compare', A, 'vs', B], { folder });
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toContain('640 against 1,600 parameters');
    expect(output).not.toContain('\x1b');
    const path = /Picture: (pictures\/\S+\.png)/.exec(output)![1]!;
    expect([...readFileSync(join(folder, path)).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    for (const line of output.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it.each([
    [['compare', A, B]],
    [['compare', `${A} vs ${B}`]],
    [['compare', '64@3x3', 'vs', '32@7x7', '--input', '28x28x1']],
    [['compare', '64@3x3', '32@7x7', '--input=28x28x1', '--seed', '3']],
    [['compare', '--input', '28x28x1', 'conv', '64', '3x3', 'vs', 'conv', '32', '7x7']],
    [['COMPARE 64@3x3 vs 32@7x7 on mnist']],
    [[`${A} vs ${B}`]],
  ])('takes the words however the shell parts them: %j', async (args) => {
    const { output, code } = await runConv([...args, '--json']);
    expect(code).toBe(0);
    expect(linesOf(output)[0]!.title).toBe('640 against 1,600 parameters');
  });

  it('prints one line of JSON with --json, its picture named by its path', async () => {
    const folder = emptyFolder();
    const { output, code } = await runConv(['--json', 'compare', A, 'vs', B, '--out', 'here'], { folder });
    expect(code).toBe(0);
    const [reply, ...more] = linesOf(output);
    expect(more).toEqual([]);
    expect(Object.keys(reply!)).toEqual(['title', 'tone', 'blocks', 'data', 'asked']);
    expect(reply).toMatchObject({
      tone: 'answer',
      data: { a: { total: { parameters: { total: 640 } } }, b: { total: { macs: 758_912 } } },
    });
    const image = reply!.blocks.find(({ type }) => type === 'image')!;
    expect(Object.keys(image)).toEqual(['type', 'name', 'alt', 'width', 'height', 'path']);
    expect(readdirSync(join(folder, 'here')).map((name) => `here/${name}`)).toEqual([image.path]);
  });

  it('writes integers beyond 2^53 as strings', async () => {
    const { output } = await runConv([
      'summary',
      'Dense(10000000000)',
      '--input',
      '(10000000000,)',
      '--json',
    ]);
    expect(linesOf(output)[0]).toMatchObject({
      data: { total: { parameters: { weights: '100000000000000000000', bias: 10_000_000_000 } } },
    });
  });

  it.each([
    [['summary', 'Conv2D(64, kernal_size=3)'], /kernal_size=3\)\n +\^{11}\n[\s\S]*Write: .*kernel_size/],
    [['compare', '64@3x3', 'vs', '32@7x7', '--sead', '3'], /Write: --seed/],
    [['compare', '64@3x3', 'vs', '32@7x7', '--seed', 'x'], /seed must be a whole number/],
    [['comapre', '64@3x3', 'vs', '32@7x7'], /Write: compare 64@3x3 vs 32@7x7/],
    [['summary', '@missing.py'], /“missing.py” cannot be read: there is no such file/],
    [['summary'], /model is missing/],
  ])('ends with 2 where the user made a mistake, and helps: %j', async (args, told) => {
    const { output, code } = await runConv(args);
    expect(code).toBe(2);
    expect(output).toMatch(told);
  });

  it('answers a mistake as JSON as well', async () => {
    const { output, code } = await runConv(['summary', 'Conv2D(64, kernal_size=3)', '--json']);
    expect(code).toBe(2);
    expect(linesOf(output)[0]).toMatchObject({ tone: 'mistake', data: { mistakes: [{ at: {} }] } });
  });

  it('reads files', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'a.py'), `# a model vs nothing\nmodel = Sequential()\nmodel.add(${A})\n`);
    writeFileSync(join(folder, 'b.py'), `${B}\n`);
    const titles = [
      ['summary', '@a.py'],
      ['summary', '--file', 'a.py'],
      ['--file', 'a.py', 'summary'],
      ['compare', '@a.py', 'vs', '@b.py'],
      ['compare', '@a.py', '@b.py'],
    ].map(async (args) => linesOf((await runConv([...args, '--json'], { folder })).output)[0]!.title);
    expect(await Promise.all(titles)).toEqual([
      '640 parameters in 1 layer',
      '640 parameters in 1 layer',
      '640 parameters in 1 layer',
      '640 against 1,600 parameters',
      '640 against 1,600 parameters',
    ]);
  });

  it("shows a learner's own image by its path", async () => {
    const image = resolve('assets/images/coffee.png');
    const { output } = await runConv(['feature-maps', '8@3x3', '--image', image, '--json']);
    expect(linesOf(output)[0]).toMatchObject({
      tone: 'answer',
      data: { image: expect.stringMatching(/^upload:/) },
    });
  });
});

describe('conv --help', () => {
  it('lists every command', async () => {
    const { output, code } = await runConv(['--help']);
    expect(code).toBe(0);
    for (const { name } of commands) expect(output).toContain(name);
  });

  it('explains the options and examples of a command', async () => {
    const compare = commands.find(({ name }) => name === 'compare')!;
    const { output, code } = await runConv(['compare', '--help']);
    expect(code).toBe(0);
    for (const { name } of fieldsOf(compare)) expect(output).toContain(`--${name}`);
    expect(output).toContain(compare.examples[2]!);
    expect(output).toContain('--json');
  });

  it('is what is shown without a command where nobody can type', async () => {
    const { output, code } = await runConv([]);
    expect(code).toBe(0);
    expect(output).toContain('compare');
  });
});

describe('conv --json without a command', () => {
  it('answers every line with a line, in order', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => {
      const model = `${index + 1}@3x3`;
      return index % 2 === 0
        ? `summary ${model} --input 28x28x1`
        : JSON.stringify({ command: 'summary', args: { model, input: '28x28x1', batch: index } });
    });
    const { output, code } = await runConv(['--json'], { input: `${lines.join('\n')}\n` });
    expect(code).toBe(0);
    expect(linesOf(output).map(({ title }) => title)).toEqual(
      lines.map((_, index) => `${((index + 1) * 10).toLocaleString('en')} parameters in 1 layer`),
    );
  });

  it('answers what is wrong in its place and goes on', async () => {
    const input = [
      'summary 8@3x3',
      '{"command":',
      '{"order":1}',
      '',
      'nonsense',
      '{"command":"summary"}',
      'help',
    ];
    const { output, code } = await runConv(['--json'], { input: input.join('\r\n') });
    expect(code).toBe(0);
    expect(linesOf(output).map(({ tone }) => tone)).toEqual([
      'answer',
      'mistake',
      'mistake',
      'mistake',
      'mistake',
      'mistake',
      'answer',
    ]);
  });

  it('answers a program that waits for each answer before it asks again', async () => {
    const child = spawn(process.execPath, [resolve('dist/conv.js'), '--json'], { cwd: emptyFolder() });
    const answers: JsonReply[] = [];
    for (const model of ['1@3x3', '2@3x3', '3@3x3']) {
      child.stdin.write(`summary ${model} --input 28x28x1\n`);
      const [chunk] = await once(child.stdout, 'data');
      answers.push(...linesOf(String(chunk)));
    }
    child.stdin.end();
    expect(answers.map(({ title }) => title.slice(0, 2))).toEqual(['10', '20', '30']);
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('draws, and saves equal pictures once', async () => {
    const folder = emptyFolder();
    const line = JSON.stringify({ command: 'compare', args: { a: A, b: B } });
    const { output } = await runConv(['--json'], { folder, input: `${line}\n${line}\n` });
    const paths = linesOf(output).map(({ blocks }) => blocks.find(({ type }) => type === 'image')!.path!);
    expect(paths).toHaveLength(2);
    expect(paths[0]).toBe(paths[1]);
    expect(readdirSync(join(folder, 'pictures'))).toHaveLength(1);
  });

  it.each([
    [['summary', '64@3x3', '--input'], '--input needs a value.'],
    [['--file'], '--file needs a value.'],
  ])('tells of an option without its value, with code 2: %j', async (args, told) => {
    const { output, errors, code } = await runConv(args);
    expect([output, errors, code]).toEqual([`Something to correct\n\n${told}\n`, '', 2]);
    const json = await runConv([...args.slice(0, -1), '--json', ...args.slice(-1)]);
    expect(linesOf(json.output)[0]!.tone).toBe('mistake');
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = spawn(process.execPath, [resolve('dist/conv.js'), '--json'], { cwd: emptyFolder() });
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.on('error', () => {});
    child.stdin.write('help\n');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end('help\n'.repeat(2000));
    await once(child, 'close');
    expect(String(Buffer.concat(errors))).toBe('');
  });
});
