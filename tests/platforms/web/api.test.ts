import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebReply } from '../../../src/platforms/web/web-reply.ts';
import { replyOf, serve, wordsOf } from './serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.stop());

describe('What may be meant by a half-typed argument', () => {
  const offered = async (query: string) =>
    (await (await server.get(`/api/commands/${query}`)).json()) as { completions: unknown };

  it('is offered with its description, and nothing where nothing is known', async () => {
    expect(await offered('everything/completions?argument=a&typed=left')).toEqual({
      completions: [{ value: 'left!', label: 'left! — said aloud' }],
    });
    expect(await offered('everything/completions?argument=weights&typed=ra')).toEqual({
      completions: [{ value: 'random', label: 'random' }],
    });
    for (const query of ['nothing/completions?argument=a&typed=x', 'everything/completions'])
      expect(await offered(query)).toEqual({ completions: [] });
  });
});

describe('A command over HTTP', () => {
  it('takes its arguments as JSON and returns the final Reply', async () => {
    const response = await server.run('everything', { a: 'left', b: 'right' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const reply = await replyOf(response);
    expect(reply.title).toBe('left against right');
    expect(reply.tone).toBe('answer');
    expect(reply.blocks.map(({ type }) => type)).toEqual([
      'table',
      'text',
      'text',
      'image',
      'code',
      'text',
      'actions',
    ]);
  });

  it('writes integers beyond 2^53 as strings', async () => {
    expect((await replyOf(await server.run('everything', { a: 'left' }))).data).toEqual({
      safe: 640,
      large: '1152921504606846976',
    });
  });

  it('answers a wrong spec with 422 and the message', async () => {
    const response = await server.run('wrong');
    expect(response.status).toBe(422);
    const reply = await replyOf(response);
    expect(reply.tone).toBe('mistake');
    expect(wordsOf(reply)).toContain('Conv2D knows no “kernal_size”.');
  });

  it('answers a missing argument with 422', async () => {
    expect((await server.run('everything')).status).toBe(422);
  });

  it('answers an overload with 503 and whole seconds to wait', async () => {
    const response = await server.run('busy');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3');
  });

  it('answers a bug with 500 and without its inside', async () => {
    const response = await server.run('broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(server.bugs).toHaveLength(1);
  });

  it('answers an unknown command with 404', async () => {
    const response = await server.run('evrything');
    expect(response.status).toBe(404);
    expect(wordsOf(await replyOf(response))).toContain('evrything');
  });

  it.each(['{', '[1]', '"text"', 'null', '17', 'a=1'])('answers the body %s with 400', async (body) => {
    const response = await server.post('/api/commands/everything', body);
    expect(response.status).toBe(400);
    expect((await replyOf(response)).tone).toBe('mistake');
  });

  it('answers a body beyond 1 MiB with 413', async () => {
    expect((await server.run('everything', { a: 'x'.repeat(2 ** 20) })).status).toBe(413);
  });

  it('stops the work when the caller leaves', async () => {
    const leave = new AbortController();
    const asked = fetch(`${server.url}/api/commands/endless`, {
      method: 'POST',
      body: '{}',
      signal: leave.signal,
    });
    setTimeout(() => leave.abort(), 100);
    await expect(asked).rejects.toThrow();
    await expect.poll(() => server.left).toContainEqual({ command: 'endless', args: {} });
  });
});

describe('The chat over HTTP', () => {
  const chat = (body: unknown) => server.post('/api/chat', JSON.stringify(body));
  const replies = async (response: Response) =>
    (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as WebReply);

  it.each([{ text: 'everything left vs right' }, { command: 'everything', args: { a: 'left', b: 'right' } }])(
    'streams each Reply to %j as a line',
    async (body) => {
      const response = await chat(body);
      expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
      const all = await replies(response);
      expect(all.map(({ tone }) => tone)).toEqual(['working', 'answer']);
      expect(all[1]!.title).toBe('left against right');
    },
  );

  it('sends a Reply while the work goes on, and stops the work when the visitor leaves', async () => {
    const leave = new AbortController();
    const response = await fetch(`${server.url}/api/chat`, {
      method: 'POST',
      body: '{"text":"endless"}',
      signal: leave.signal,
    });
    const first = await response.body!.getReader().read();
    expect(new TextDecoder().decode(first.value)).toContain('Working on and on');
    leave.abort();
    await expect.poll(() => server.left).toContainEqual({ text: 'endless' });
  });

  it('answers what it does not understand with a Reply', async () => {
    expect((await replies(await chat({ text: 'nonsense' })))[0]!.tone).toBe('mistake');
  });

  it.each([{}, { text: 1 }, { command: 1 }, { command: 'everything', args: [] }, { text: 'a', more: 1 }])(
    'answers the body %j with 400',
    async (body) => {
      expect((await chat(body)).status).toBe(400);
    },
  );
});

describe('The registry over HTTP', () => {
  it('tells of each command what a form needs', async () => {
    const { commands } = (await (await server.get('/api/commands')).json()) as {
      commands: { name: string; fields: unknown[] }[];
    };
    const everything = commands.find(({ name }) => name === 'everything')!;
    expect(everything).toMatchObject({
      summary: 'Answers with one block of each kind.',
      examples: expect.any(Array),
    });
    expect(everything.fields).toContainEqual(
      expect.objectContaining({ name: 'weights', type: 'choice', choices: ['classic', 'random'] }),
    );
  });
});
