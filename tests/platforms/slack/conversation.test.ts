import { describe, expect, it } from 'vitest';
import {
  buttonsOf,
  deleted,
  direct,
  edited,
  homeOpened,
  mention,
  messageShortcut,
  pressed,
  said,
} from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { BOT_TOKEN } from '../../servers/slack/server.ts';
import { picture } from '../reply-contract.ts';
import { withBot } from './with-bot.ts';

const { slack, answerTo } = withBot();

const COMPARISON = 'compare conv 64 3x3 vs conv 32 7x7 on 28x28x1';

describe('A conversation in Slack', () => {
  it('answers a mention in a thread of its message', async () => {
    const ts = slack().workspace.stamp();
    const answer = await answerTo(mention(COMPARISON, { ts }));
    expect(answer.thread).toBe(ts);
    expect(perceived(answer.blocks)).toContain('1,600');
  });

  it('shows a private answer to a mention to the asker alone, in the thread', async () => {
    const { workspace } = slack();
    const before = workspace.all().length;
    const ts = workspace.stamp();
    const answer = await answerTo(mention(`${COMPARISON} --private`, { ts, user: 'U2' }));
    expect(answer).toMatchObject({ for: 'U2', channel: 'C1', thread: ts });
    expect(perceived(answer.blocks)).toContain('1,600');
    expect(workspace.all().length).toBe(before + 1);
  });

  it('answers direct messages, and takes the next one as a follow-up', async () => {
    const first = await answerTo(direct(COMPARISON, { ts: slack().workspace.stamp() }));
    expect(first.thread).toBeUndefined();
    const second = await answerTo(direct('on 32x32x3', { ts: slack().workspace.stamp() }));
    expect(perceived(second.blocks)).toContain('32×32×3');
  });

  it('takes what is said in the thread of an answer as a follow-up, without a mention', async () => {
    const ts = slack().workspace.stamp();
    await answerTo(mention(COMPARISON, { ts }));
    const next = await answerTo(said('on 32x32x3', { ts: slack().workspace.stamp(), thread_ts: ts }));
    expect(next.thread).toBe(ts);
    expect(perceived(next.blocks)).toContain('32×32×3');
  });

  it('keeps out of threads and channels in which it was not asked', async () => {
    const before = slack().workspace.all().length;
    await slack().socket.send('events_api', said('hello', { ts: '5.1', thread_ts: '4.1' }));
    await slack().socket.send('events_api', said('hello', { ts: '5.2' }));
    await answerTo(direct('help', { ts: slack().workspace.stamp() }));
    expect(slack().workspace.all().length).toBe(before + 1);
  });

  it('answers an edited message again, in the same answer', async () => {
    const ts = slack().workspace.stamp();
    const wrong = await answerTo(direct('compare conv 64 3x3 vs comv 32 7x7', { ts }));
    const right = await answerTo(edited('D1', ts, COMPARISON, 'compare conv 64 3x3 vs comv 32 7x7'));
    expect(right.ts).toBe(wrong.ts);
    expect(perceived(right.blocks)).toContain('1,600');
  });

  it('deletes the answer with its question', async () => {
    const ts = slack().workspace.stamp();
    const answer = await answerTo(direct('help', { ts }));
    await slack().socket.send('events_api', deleted('D1', ts));
    await slack().workspace.until(() =>
      slack()
        .workspace.all()
        .some((kept) => kept.ts === answer.ts)
        ? undefined
        : true,
    );
  });

  it('draws feature maps of a picture that was attached', async () => {
    const { workspace, origin } = slack();
    workspace.files.set('FUP', {
      id: 'FUP',
      name: 'a.png',
      length: picture.png.length,
      bytes: picture.png,
      mimetype: 'image/png',
    });
    const files = [{ id: 'FUP', mimetype: 'image/png', url_private_download: `${origin}/files/FUP` }];
    const answer = await answerTo(
      direct('feature-maps 4@1x1', { ts: workspace.stamp(), subtype: 'file_share', files }),
    );
    expect(answer.blocks.some(({ type }) => type === 'image')).toBe(true);
  });

  it('sends its token to no other host for a file', async () => {
    const files = [{ id: 'F', mimetype: 'image/png', url_private_download: 'https://example.org/a.png' }];
    const answer = await answerTo(direct('feature-maps 4@1x1', { ts: slack().workspace.stamp(), files }));
    expect(perceived(answer.blocks)).toContain('files.slack.com');
    expect(BOT_TOKEN.length).toBeGreaterThan(0);
  });

  it('explains the layers in any message, in its thread', async () => {
    const answer = await answerTo(
      messageShortcut(slack(), 'I would take ```nn.Conv2d(3, 64, 3)``` here'),
      'interactive',
    );
    expect(answer.thread).toBe('1700000000.000001');
  });

  it('shows on the Home tab what can be asked and what was asked last', async () => {
    await answerTo(direct('summary conv 8 3x3 --input 28x28x1', { ts: slack().workspace.stamp() }));
    await slack().socket.send('events_api', homeOpened());
    const home = await slack().workspace.until(() => slack().workspace.homes.get('U1'));
    const blocks = home.blocks as readonly Record<string, unknown>[];
    expect(perceived(blocks)).toMatch(/\/conv compare[\s\S]*Asked last/);
    const [button] = buttonsOf(blocks);
    const container = { type: 'view', view_id: 'V1' };
    const answer = await answerTo(pressed({ ...button }, 'U1', { container, view: home }), 'interactive');
    expect(answer.channel).toBe('D1');
  });
});
