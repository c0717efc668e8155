import type { Screen } from './screen.ts';

/** The escape sequence that shows a PNG at the cursor; nothing where the terminal has no protocol for it. */
export function inlinePicture(png: Uint8Array, protocol: Screen['pictures']): string {
  const base64 = Buffer.from(png).toString('base64');
  switch (protocol) {
    case 'kitty':
      return kitty(base64);
    case 'iterm2':
      return `\x1b]1337;File=inline=1;size=${png.byteLength};preserveAspectRatio=1:${base64}\x07`;
    case 'none':
      return '';
    default:
      return protocol satisfies never;
  }
}

/** Kitty's graphics protocol takes the data in chunks of at most 4,096 characters. */
function kitty(base64: string): string {
  const chunks = base64.match(/.{1,4096}/g) ?? [];
  return chunks
    .map((chunk, index) => {
      const first = index === 0 ? 'a=T,f=100,' : '';
      return `\x1b_G${first}m=${index < chunks.length - 1 ? 1 : 0};${chunk}\x1b\\`;
    })
    .join('');
}
