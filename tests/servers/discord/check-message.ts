import * as spec from 'discord-api-spec/zod';
import { pingsIn } from './pings.ts';
import { emptyMessage, invalidBody, type Refusal } from './refusal.ts';
import { type Attached, allComponents, type Component } from './state.ts';

/** A message as a bot sends it. */
export interface SentMessage {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly flags?: number;
  readonly components?: readonly Component[];
  readonly attachments?: readonly {
    readonly id: number | string;
    readonly filename?: string;
    readonly description?: string;
  }[];
  readonly allowed_mentions?: { readonly parse?: readonly string[] };
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
  readonly author?: { readonly name: string };
}

export interface SentFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const COMPONENTS_V2 = 1 << 15;
const MEBIBYTE = 2 ** 20;

/** Which of Discord's descriptions a body is held against. */
export type Shape = 'create' | 'edit' | 'webhook' | 'webhook-edit';

const SCHEMAS = {
  create: spec.MessageCreateRequestSchema,
  edit: spec.MessageEditRequestPartialSchema,
  webhook: spec.IncomingWebhookRequestPartialSchema,
  'webhook-edit': spec.IncomingWebhookUpdateRequestPartialSchema,
} as const;

/**
 * Why Discord would not take a message: its own description of the body, and what that cannot say. `before` is what an
 * edited message had.
 */
export function checkMessage(
  shape: Shape,
  body: SentMessage,
  files: readonly SentFile[],
  before?: { readonly flags: number; readonly attachments: readonly Attached[] },
): Refusal | undefined {
  const parsed = SCHEMAS[shape].safeParse(body);
  if (!parsed.success) return invalidBody(JSON.stringify(parsed.error?.issues.slice(0, 3)));
  const isV2 = (((body.flags ?? 0) | (before?.flags ?? 0)) & COMPONENTS_V2) !== 0;
  const wrong = [
    ...(isV2 ? checkComponents(body) : checkPlain(body)),
    ...checkIds(body.components ?? []),
    ...checkFiles(body, files, before?.attachments ?? []),
    ...checkEmbeds(body.embeds ?? []),
    ...pingsIn(body),
  ];
  if (wrong.length > 0) return invalidBody(wrong.join('; '));
  const isEmpty = !body.content && !body.embeds?.length && !body.components?.length && files.length === 0;
  return isEmpty ? emptyMessage : undefined;
}

function checkComponents({ content, embeds, components = [] }: SentMessage): readonly string[] {
  const all = allComponents(components);
  const text = all.reduce((sum, { content: markdown = '' }) => sum + markdown.length, 0);
  return [
    ...(content || embeds?.length ? ['content and embeds are disabled by components'] : []),
    ...(all.length > 40 ? [`${all.length} components, at most 40`] : []),
    ...(text > 4000 ? [`${text} characters in all components, at most 4000`] : []),
  ];
}

function checkPlain({ content = '', components = [] }: SentMessage): readonly string[] {
  return [
    ...(content.length > 2000 ? ['content is longer than 2000 characters'] : []),
    ...(components.some(({ type }) => type !== 1)
      ? ['components other than rows take the flag for them']
      : []),
    ...(components.length > 5 ? ['at most 5 rows'] : []),
  ];
}

function checkIds(components: readonly Component[]): readonly string[] {
  const ids = allComponents(components).flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  return new Set(ids).size === ids.length ? [] : ['custom ids are not unique'];
}

function checkFiles(
  body: SentMessage,
  files: readonly SentFile[],
  before: readonly Attached[],
): readonly string[] {
  const described = body.attachments ?? [];
  const known = (id: number | string) =>
    files.some(({ key }) => String(key) === String(id)) || before.some((file) => file.id === String(id));
  const names = [
    ...described.map(({ filename }) => filename),
    ...files.map(({ name }) => name),
    ...before.map(({ filename }) => filename),
  ];
  const shown = allComponents(body.components ?? []).flatMap(({ items = [] }) =>
    items.map(({ media }) => media.url),
  );
  const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  return [
    ...described.filter(({ id }) => !known(id)).map(({ id }) => `attachment ${id} has no file`),
    ...files
      .filter(({ key }) => !described.some(({ id }) => String(id) === String(key)))
      .map(({ key }) => `file ${key} has no attachment`),
    ...shown
      .filter((url) => url.startsWith('attachment://') && !names.includes(url.slice(13)))
      .map((url) => `${url} is not attached`),
    ...files
      .filter(({ name }) => (body.flags ?? 0) & COMPONENTS_V2 && !shown.includes(`attachment://${name}`))
      .map(({ name }) => `${name} is attached and shown nowhere`),
    ...(files.some(({ bytes }) => bytes.byteLength > 10 * MEBIBYTE) ? ['a file is larger than 10 MiB'] : []),
    ...(size > 25 * MEBIBYTE ? ['the request is larger than 25 MiB'] : []),
  ];
}

function checkEmbeds(embeds: readonly Embed[]): readonly string[] {
  const total = embeds.reduce((sum, { title = '', description = '', fields = [], footer, author }) => {
    const inFields = fields.reduce((all, { name, value }) => all + name.length + value.length, 0);
    return (
      sum +
      title.length +
      description.length +
      inFields +
      (footer?.text.length ?? 0) +
      (author?.name.length ?? 0)
    );
  }, 0);
  return total > 6000 ? [`${total} characters in all embeds, at most 6000`] : [];
}
