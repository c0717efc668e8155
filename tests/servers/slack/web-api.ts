import { randomUUID } from 'node:crypto';
import { brokenRules, type Surface } from './block-rules.ts';
import { pingsIn } from './pings.ts';
import type { Kept, Workspace } from './workspace.ts';

export type Call = Readonly<Record<string, unknown>>;
export type Answer = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;
export type Method = (call: Call) => Answer;

const refuse = (error: string, why: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(why.length > 0
    ? { response_metadata: { messages: why.map((sentence) => `[ERROR] ${sentence}`) } }
    : {}),
});

/** Checks what is to be shown as Slack would; the reason of the refusal, if any. */
export function refusalOf(
  content: Call,
  workspace: Workspace,
  surface: Surface = 'message',
): Answer | undefined {
  const pings = pingsIn(content);
  if (pings.length > 0) workspace.complain(`A message pings ${pings.join(', ')}.`);
  const { text, blocks } = content;
  if (text === undefined && blocks === undefined) return refuse('no_text');
  if (typeof text === 'string' && text.length > 40_000) return refuse('msg_too_long');
  if (JSON.stringify(blocks ?? []).length > 13_200) return refuse('msg_blocks_too_long');
  const { tables, pictures } = workspace.rules;
  const known = { isUsable: (id: string) => pictures !== 'refused' && workspace.isUsable(id), tables };
  const broken = blocks === undefined ? [] : brokenRules(blocks, surface, known);
  if (broken.length === 0) return undefined;
  const expected = broken.every((why) => why === 'no block is of type table' || why === 'invalid slack file');
  if (!expected) workspace.complain(`Blocks break rules: ${broken.join('; ')}.`);
  return refuse('invalid_blocks', broken);
}

/** The methods that a bot's token may call. */
export function webApi(workspace: Workspace, origin: () => string): Readonly<Record<string, Method>> {
  const { messages, files, rules } = workspace;
  const posted = new Map<string, number>();
  const contentOf = ({ thread_ts: thread, text = '', blocks = [] }: Call) => ({
    ts: workspace.stamp(),
    ...(thread === undefined ? {} : { thread: String(thread) }),
    text: String(text),
    blocks: blocks as Kept['blocks'],
    edits: 0,
  });
  const shownOf = (blocks: Kept['blocks']) =>
    rules.pictures === 'left out' ? blocks.filter(({ type }) => type !== 'image') : blocks;
  const keep = (message: Kept) => {
    const { ts, channel, text } = message;
    const blocks = shownOf(message.blocks);
    messages.set(`${channel} ${ts}`, { ...message, blocks });
    workspace.changed();
    return {
      ok: true,
      ts,
      channel,
      message: { ts, text, blocks, type: 'message', user: workspace.bot.user },
    };
  };
  return {
    'auth.test': () => ({
      ok: true,
      user_id: workspace.bot.user,
      bot_id: workspace.bot.id,
      team_id: workspace.team,
    }),
    'users.info': ({ user }) => ({
      ok: true,
      user: { id: user, is_admin: rules.admins.has(String(user)), locale: 'en-GB', real_name: 'Ada' },
    }),
    'chat.postMessage': (call) => {
      const channel = directOf(String(call.channel));
      if (rules.foreignChannels.has(channel)) return refuse('not_in_channel');
      const wait = rules.secondsBetweenPosts * 1000 - (Date.now() - (posted.get(channel) ?? 0));
      if (wait > 0) return { ok: false, error: 'ratelimited', retryAfter: Math.ceil(wait / 1000) };
      const refusal = refusalOf(call, workspace);
      if (refusal) return refusal;
      posted.set(channel, Date.now());
      return keep({ ...contentOf(call), channel });
    },
    'chat.postEphemeral': (call) => {
      const refusal = refusalOf(call, workspace);
      if (refusal) return refusal;
      if (!call.user) return refuse('user_not_in_channel');
      const { ts } = keep({ ...contentOf(call), channel: String(call.channel), for: String(call.user) });
      return { ok: true, message_ts: ts };
    },
    'chat.update': (call) => {
      const known = messages.get(`${call.channel} ${call.ts}`);
      if (!known || known.for !== undefined) return refuse('message_not_found');
      const refusal = refusalOf(call, workspace);
      if (refusal) return refusal;
      const blocks = (call.blocks ?? []) as Kept['blocks'];
      return keep({ ...known, text: String(call.text ?? ''), blocks, edits: known.edits + 1 });
    },
    'chat.delete': ({ channel, ts }) => {
      if (!messages.delete(`${channel} ${ts}`)) return refuse('message_not_found');
      workspace.changed();
      return { ok: true };
    },
    'files.getUploadURLExternal': (call) => {
      if (call.alt_text !== undefined || call.alt_txt !== undefined) {
        workspace.complain('An upload with alternative text is never shown.');
      }
      if (!rules.uploads) return refuse('storage_limit_reached');
      const length = Number(call.length);
      if (!call.filename || !(length > 0)) return refuse('invalid_arguments');
      const id = `F${randomUUID().slice(0, 8).toUpperCase()}`;
      files.set(id, { id, name: String(call.filename), length, mimetype: '' });
      return { ok: true, file_id: id, upload_url: `${origin()}/upload/${id}` };
    },
    'files.completeUploadExternal': (call) => {
      const wanted = call.files as readonly { readonly id: string }[];
      for (const { id } of wanted) {
        const file = files.get(id);
        if (!file?.bytes) return refuse('file_not_found');
        if (file.completed) return refuse('file_update_failed');
        const shared =
          call.channel_id === undefined
            ? {}
            : { sharedIn: String(call.channel_id), thread: String(call.thread_ts) };
        const comment = call.initial_comment === undefined ? {} : { comment: String(call.initial_comment) };
        files.set(id, { ...file, ...shared, ...comment, completed: Date.now() });
      }
      workspace.changed();
      return { ok: true, files: wanted };
    },
    'files.info': ({ file: id }) => {
      const file = files.get(String(id));
      if (!file) return refuse('file_not_found');
      const mimetype = workspace.isUsable(file.id) || file.sharedIn ? 'image/png' : '';
      return { ok: true, file: { id: file.id, name: file.name, mimetype, size: file.length } };
    },
    'views.open': (call) => opened(call, workspace),
    'views.update': (call) => opened(call, workspace),
    'views.publish': ({ user_id: user, view }) => {
      const refusal = refusalOf({ blocks: (view as Call).blocks }, workspace, 'home');
      if (refusal) return refusal;
      workspace.homes.set(String(user), view as Call);
      workspace.changed();
      return { ok: true };
    },
  };
}

/** Triggers that were given out, and when: a modal opens within three seconds, and once. */
const triggers = new Map<string, number>();

export function newTrigger(age = 0): string {
  const id = `${randomUUID()}.trigger`;
  triggers.set(id, Date.now() - age);
  return id;
}

function opened({ trigger_id: trigger, view_id: known, view }: Call, workspace: Workspace): Answer {
  if (known === undefined) {
    const given = triggers.get(String(trigger));
    if (given === undefined) return refuse('invalid_trigger_id');
    if (Date.now() - given > 3000) return refuse('expired_trigger_id');
    triggers.delete(String(trigger));
  }
  const refusal = viewRefusal(view as Call, workspace);
  if (refusal) return refusal;
  const id = String(known ?? `V${randomUUID().slice(0, 8)}`);
  workspace.views.push({ id, user: 'U1', view: view as Call });
  workspace.changed();
  return { ok: true, view: { id, ...(view as Call) } };
}

/** What Slack demands of a modal besides its blocks. */
function viewRefusal(view: Call, workspace: Workspace): Answer | undefined {
  const title = (view.title as { readonly text?: string } | undefined)?.text ?? '';
  const inputs = (view.blocks as readonly Call[]).some(({ type }) => type === 'input');
  const broken = [
    ...(title.length > 0 && title.length <= 24 ? [] : ['the title needs 1 to 24 characters']),
    ...(inputs && view.submit === undefined ? ['a form without submit'] : []),
    ...(String(view.private_metadata ?? '').length > 3000 ? ['private_metadata beyond 3000'] : []),
  ];
  if (broken.length > 0) {
    workspace.complain(`A view breaks rules: ${broken.join('; ')}.`);
    return refuse('invalid_arguments', broken);
  }
  return refusalOf({ blocks: view.blocks }, workspace, 'modal');
}

/** A message to a user goes to their direct messages. */
function directOf(channel: string): string {
  return channel.startsWith('U') ? `D${channel.slice(1)}` : channel;
}
