import { button, type IconName, icon } from './dom.ts';

/** A button that puts a text on the clipboard and says so. */
export function copyButton(label: string, text: () => string, drawing: IconName = 'copy'): HTMLButtonElement {
  const show = (name: IconName, words: string) => made.replaceChildren(icon(name), words);
  const made = button({ class: 'quiet-button' }, async () => {
    const copied = await copy(text());
    show(copied ? 'done' : 'close', copied ? 'Copied' : 'Not copied');
    setTimeout(() => show(drawing, label), 1600);
  });
  show(drawing, label);
  return made;
}

/** Browsers give pages without TLS no clipboard; there a selection is copied. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}
