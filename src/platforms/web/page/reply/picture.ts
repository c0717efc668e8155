import type { WebImage } from '../../web-reply.ts';
import { button, element, icon } from '../dom.ts';

/** A picture at the reply's width; a click shows it large. */
export function drawPicture(image: WebImage): HTMLElement {
  const { url, alt, width, height } = image;
  const picture = element('img', { src: url, alt, width, height });
  const open = button(
    { class: 'picture-open', 'aria-label': `Show large: ${alt}` },
    () => showLarge(image),
    picture,
  );
  const figure = element('figure', { class: 'picture' }, open);
  picture.addEventListener('error', () => {
    figure.replaceChildren(
      element('p', { class: 'picture-gone' }, `The picture did not load. It shows: ${alt}`),
    );
  });
  return figure;
}

/** The whole window for one picture: fitted first, in its own size after a click on it. */
function showLarge({ url, alt, name, width, height }: WebImage): void {
  const picture = element('img', { src: url, alt, width, height });
  const zoom = button(
    { class: 'lightbox-zoom', 'aria-pressed': 'false', 'aria-label': 'Show in its own size' },
    () => {
      const full = dialog.classList.toggle('full');
      zoom.setAttribute('aria-pressed', String(full));
    },
    picture,
  );
  const bar = element(
    'div',
    { class: 'lightbox-bar' },
    element(
      'a',
      { href: url, download: name, class: 'icon-button', 'aria-label': 'Save the picture' },
      icon('save'),
    ),
    button({ class: 'icon-button', 'aria-label': 'Close' }, () => dialog.close(), icon('close')),
  );
  const dialog = element('dialog', { class: 'lightbox', 'aria-label': 'Picture' }, bar, zoom);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
