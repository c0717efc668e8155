import { button, element, icon } from './dom.ts';
import { Disconnected, sendImage } from './server.ts';

/** The picture that the next request is to use. */
export interface Attachment {
  readonly chip: HTMLElement;
  attach(file: Blob & { readonly name?: string }): Promise<void>;
  /** Waits for the picture to arrive; nothing when there is none. */
  take(): Promise<Attached | undefined>;
}

interface Attached {
  readonly id: string;
  readonly preview: string;
}

const LARGEST = 10 * 1024 * 1024;

export function createAttachment(): Attachment {
  const chip = element('div', { class: 'attachment', hidden: true, role: 'status' });
  let pending: Promise<Attached | undefined> = Promise.resolve(undefined);
  const clear = () => {
    pending = Promise.resolve(undefined);
    chip.hidden = true;
    chip.replaceChildren();
  };
  const show = (preview: string, words: string, state: string) => {
    chip.hidden = false;
    chip.className = `attachment ${state}`;
    const remove = button({ class: 'icon-button', 'aria-label': 'Remove the picture' }, clear, icon('close'));
    chip.replaceChildren(element('img', { src: preview, alt: '' }), element('span', {}, words), remove);
  };
  return {
    chip,
    async attach(file) {
      const preview = URL.createObjectURL(file);
      const name = file.name || 'Picture';
      show(preview, `${name} is being sent…`, 'busy');
      const sending = send(file).then((sent) => {
        if (pending !== sending) return undefined;
        if ('problem' in sent) {
          show(preview, sent.problem, 'failed');
          return undefined;
        }
        show(preview, `${name}, for your next request`, 'ready');
        return { id: sent.id, preview };
      });
      pending = sending;
      await sending;
    },
    async take() {
      const attached = await pending;
      if (attached) clear();
      return attached;
    },
  };
}

async function send(file: Blob): Promise<{ id: string } | { problem: string }> {
  if (!file.type.startsWith('image/'))
    return { problem: 'This is no picture. PNG, JPEG, WebP and GIF are read.' };
  if (file.size > LARGEST) return { problem: 'This picture is larger than 10 MiB. Send a smaller one.' };
  return sendImage(file).catch((error: unknown) => {
    if (error instanceof Disconnected)
      return { problem: 'The server cannot be reached. Add the picture again.' };
    throw error;
  });
}

/** Pictures come by drop anywhere on the page, by paste, or from the file picker that this returns. */
export function acceptPictures(attach: (file: File) => void): HTMLElement {
  const first = (files: FileList | undefined) => {
    const file = files?.[0];
    if (file) attach(file);
    return file !== undefined;
  };
  const picker = element('input', {
    type: 'file',
    accept: 'image/png,image/jpeg,image/webp,image/gif',
    hidden: true,
    id: 'picker',
  });
  picker.addEventListener('change', () => {
    first(picker.files ?? undefined);
    picker.value = '';
  });
  document.addEventListener('paste', (event) => {
    if (first(event.clipboardData?.files)) event.preventDefault();
  });
  acceptDrops((event) => first(event.dataTransfer?.files));
  const open = button(
    { class: 'icon-button', 'aria-label': 'Add a picture', title: 'Add a picture' },
    () => picker.click(),
    icon('attach'),
  );
  return element('span', { class: 'picker' }, picker, open);
}

function acceptDrops(take: (event: DragEvent) => void): void {
  const mark = (on: boolean) => document.body.classList.toggle('dropping', on);
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    take(event);
  });
}
