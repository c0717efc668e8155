import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { createRedact } from '../src/redact.ts';

const DATABASE = 'postgres://bot:p%40ss-w0rd@db.example:5432/convbot';
const SECRETS = ['MTIz.abc.def-ghi', 'signing-secret-0123456789', DATABASE];

describe('Redaction', () => {
  const redact = createRedact(SECRETS);

  it.each([
    ['a configured value', 'token MTIz.abc.def-ghi was refused', 'MTIz'],
    ['a database’s address', `cannot reach ${DATABASE}`, 'p%40ss'],
    ['its password alone, as it is typed', 'authentication of p@ss-w0rd failed', 'p@ss'],
    ['another database', 'mysql://root:hunter22@localhost/x', 'hunter22'],
    ['a webhook', 'POST https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246MTI?wait=true', 'aW50'],
    ['an interaction', '/interactions/123/aW50ZXJhY3Rpb246MTI/callback', 'aW50'],
    ['a response_url', 'https://hooks.slack.com/commands/T1/22/abcDEF', 'abcDEF'],
    ['a response_url of any host', '{"response_url":"http://localhost:3/r/abcDEF"}', 'abcDEF'],
    ['a Slack token', 'xoxb-1-2-abcDEF', 'abcDEF'],
    ['a rotating Slack token', 'xoxe.xoxb-1-2-abcDEF', 'abcDEF'],
    ['a Slack app token', 'xapp-1-A1-22-abcDEF', 'abcDEF'],
    ['a Discord token', 'OTk5OTk5OTk5OTk5OTk5OTk5.GabcDE.abcdefghijklmnopqrstuvwxyz01', 'abcdefghijk'],
    ['an authorization', 'authorization: Bearer abcdefghij0123', 'abcdefghij'],
    ['a signed address', 'https://cdn.discordapp.com/a.png?ex=66aa&is=66bb&hm=deadbeef&', 'deadbeef'],
  ])('hides %s', (_, text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('[hidden]');
  });

  it('leaves other words as they are', () => {
    const text = 'GET /api/commands/compare of 28×28×1 took 12 ms at https://example.org/a?b=c';
    expect(redact(text)).toBe(text);
  });

  it('hides any secret in any text, however JSON writes it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, unit: 'grapheme' }), fc.string(), (secret, text) => {
        fc.pre(!text.includes(secret) && !'[hidden]'.includes(secret));
        const hide = createRedact([secret]);
        expect(hide(`${text}${secret}${text}`).split(secret)).toHaveLength(1);
        expect(hide(JSON.stringify({ secret }))).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });
});

describe('The log', () => {
  const records = (write: (log: ReturnType<typeof createLog>) => void) => {
    const lines: string[] = [];
    write(createLog({ level: 'info', secrets: SECRETS, write: (line) => lines.push(line) }));
    return lines;
  };

  it('writes one line of JSON a record, from its level on', () => {
    const lines = records((log) => {
      log.debug('unseen');
      log.info('request', { id: 'ab', milliseconds: 3 });
      log.error('bug', { id: 'cd' });
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', what: 'request', id: 'ab', milliseconds: 3 },
      { level: 'error', what: 'bug', id: 'cd' },
    ]);
    expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
  });

  it('hides secrets wherever they stand: in words, fields, errors and their causes', () => {
    const secret = SECRETS[1]!;
    const error = new Error(`failed with ${secret}`, { cause: new Error(`because of ${secret}`) });
    const lines = records((log) => log.error(`about ${secret}`, { error, [secret]: [secret] }));
    expect(lines.join('')).not.toContain(secret);
  });

  it('tells where an error comes from without what it quotes of a user', () => {
    const [line] = records((log) => {
      try {
        JSON.parse('my private words');
      } catch (error) {
        log.error('bug', { error });
      }
    });
    const { error } = JSON.parse(line!);
    expect(error).toMatchObject({
      type: 'SyntaxError',
      message: expect.stringContaining('is not valid JSON'),
    });
    expect(error.at.join('\n')).toContain('log.test.ts');
    expect(line).not.toMatch(/private/);
  });

  it.each(['a text', undefined, null, 7])('takes whatever was thrown: %s', (error) => {
    expect(records((log) => log.error('bug', { error }))).toHaveLength(1);
  });
});
