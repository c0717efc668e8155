import { COMPONENTS_V2, checkMessage, type SentFile, type SentMessage, type Shape } from './check-message.ts';
import { isRefusal, type Refusal, unknownMessage } from './refusal.ts';
import type { Attached, Kept, State } from './state.ts';

/** Makes a message as a bot sent it, or says why it is not taken. */
export function createMessage(
  state: State,
  shape: Shape,
  channel: string,
  body: SentMessage,
  files: readonly SentFile[],
  more: Partial<Pick<Kept, 'replyTo' | 'nonce'>> = {},
): Kept | Refusal {
  const known = [...state.messages.values()].find(({ nonce }) => nonce !== undefined && nonce === more.nonce);
  if (known) return known;
  const refusal = checkMessage(shape, body, files);
  if (refusal) return refusal;
  const message: Kept = { ...loading(state, channel, body.flags ?? 0), ...more };
  write(state, message, body, files);
  state.messages.set(message.id, message);
  return message;
}

/** Changes a message as a bot asked, or says why not. */
export function editMessage(
  state: State,
  shape: Shape,
  id: string,
  body: SentMessage,
  files: readonly SentFile[],
): Kept | Refusal {
  const message = state.messages.get(id);
  if (!message) return unknownMessage;
  const refusal = checkMessage(shape, body, files, message);
  if (refusal) return refusal;
  write(state, message, body, files);
  message.edits += 1;
  return message;
}

/** A message without content yet, as a deferred response makes it. */
export function loading(state: State, channel: string, flags: number): Kept {
  return {
    id: state.nextId(),
    channel,
    flags,
    content: '',
    components: [],
    attachments: [],
    isLoading: true,
    edits: 0,
  };
}

/** A message as the API shows it. */
export function shown(message: Kept | Refusal, address: string): object {
  if (isRefusal(message)) return message;
  const { id, channel, flags, content, components, attachments } = message;
  return {
    id,
    channel_id: channel,
    type: 0,
    flags,
    content,
    embeds: [],
    mentions: [],
    mention_roles: [],
    pinned: false,
    tts: false,
    mention_everyone: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    components,
    attachments: attachments.map((file) => ({
      id: file.id,
      filename: file.filename,
      description: file.description,
      size: file.bytes.byteLength,
      url: `${address}/attachments/${channel}/${file.id}/${file.filename}`,
      proxy_url: `${address}/attachments/${channel}/${file.id}/${file.filename}`,
    })),
  };
}

function write(state: State, message: Kept, body: SentMessage, files: readonly SentFile[]): void {
  message.flags |= (body.flags ?? 0) & COMPONENTS_V2;
  message.isLoading = false;
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.components) message.components = body.components;
  if (!body.attachments) return;
  message.attachments = body.attachments.map(({ id, filename, description }): Attached => {
    const file = files.find(({ key }) => String(key) === String(id));
    const before = message.attachments.find((attached) => attached.id === String(id));
    if (!file) return before!;
    return { id: state.nextId(), filename: filename ?? file.name, description, bytes: file.bytes };
  });
}
