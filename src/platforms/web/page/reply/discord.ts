import { element } from '../dom.ts';
import type { Choose, ReplyView } from './draw-reply.ts';
import { drawMarkdown } from './markdown.ts';
import { createMessageView, pressable, requestOf } from './message.ts';

/** A message as Discord's interface has it: components of version 2, and where the files lie that they name. */
interface Message {
  readonly components: readonly Component[];
  readonly files: Readonly<Record<string, string>>;
}

/** The types of Discord's components that answers are made of. */
const ROW = 1;
const TEXT = 10;
const GALLERY = 12;

type Component =
  | { readonly type: typeof TEXT; readonly content: string }
  | { readonly type: typeof GALLERY; readonly items: readonly Item[] }
  | { readonly type: typeof ROW; readonly components: readonly Button[] };

interface Item {
  readonly media: { readonly url: string };
  readonly description?: string;
}

interface Button {
  readonly label: string;
  readonly custom_id: string;
  readonly style: number;
}

/** Answers as a message in Discord. */
export function createDiscordView(choose: Choose): ReplyView {
  return createMessageView('discord', 'APP', (message) => {
    const { components, files } = message as Message;
    return components.map((component) => drawComponent(component, files, choose));
  });
}

function drawComponent(component: Component, files: Message['files'], choose: Choose): HTMLElement {
  switch (component.type) {
    case TEXT:
      return element('div', { class: 'text-display' }, ...drawMarkdown(component.content));
    case GALLERY:
      return element('div', { class: 'gallery' }, ...component.items.map((item) => drawItem(item, files)));
    case ROW:
      return element(
        'div',
        { class: 'buttons' },
        ...component.components.map((button) => drawButton(button, choose)),
      );
    default:
      return component satisfies never;
  }
}

function drawItem({ media, description = '' }: Item, files: Message['files']): HTMLElement {
  const name = media.url.replace(/^attachment:\/\//, '');
  return element('img', { src: files[name], alt: description });
}

const BLURPLE = 1;

function drawButton({ label, custom_id, style }: Button, choose: Choose): HTMLElement {
  return pressable(label, style === BLURPLE ? 'primary' : 'quiet', () => choose(requestOf(custom_id)));
}
