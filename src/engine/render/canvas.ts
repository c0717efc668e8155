import { createRequire } from 'node:module';
import type * as NapiCanvas from '@napi-rs/canvas';
import type { Face } from './theme.ts';

/** What is used of a canvas' context; `canvas` and `@napi-rs/canvas` both have it. */
interface Context {
  font: string;
  fillStyle: unknown;
  measureText(text: string): { readonly width: number };
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}

/** A drawing library with the project's fonts: each face is a family of its own name. */
export interface Canvas {
  readonly name: CanvasPackage;
  createContext(width: number, height: number): Context;
}

export type CanvasPackage = 'canvas' | '@napi-rs/canvas';

/** The fonts that travel with the project, since a bare machine has none. */
export const FONTS = 'DejaVu Sans';

/** The family under which a face is registered. */
export function familyOf(face: Face): string {
  return `figure ${face}`;
}

/** `canvas` where it is installed, else `@napi-rs/canvas`. This is the only file that loads either. */
export function loadCanvas(): Canvas {
  for (const load of [nodeCanvas, napiCanvas]) {
    try {
      return load();
    } catch {
      // The next one, then.
    }
  }
  throw new Error('Neither canvas nor @napi-rs/canvas can be loaded: run npm install.');
}

const require = createRequire(import.meta.url);

/** Cairo, with the interface that it has had since 2.0. Throws where it is not installed. */
export function nodeCanvas(): Canvas {
  // Its types are not there on every machine.
  const library = require('canvas') as {
    registerFont(path: string, font: { family: string }): void;
    createCanvas(width: number, height: number): { getContext(kind: '2d'): Context };
  };
  for (const [face, path] of fontFiles()) library.registerFont(path, { family: familyOf(face) });
  return {
    name: 'canvas',
    createContext: (width, height) => library.createCanvas(width, height).getContext('2d'),
  };
}

/** Skia. Throws where it is not installed. */
export function napiCanvas(): Canvas {
  const { createCanvas, GlobalFonts } = require('@napi-rs/canvas') as typeof NapiCanvas;
  for (const [face, path] of fontFiles()) GlobalFonts.registerFromPath(path, familyOf(face));
  return {
    name: '@napi-rs/canvas',
    createContext: (width, height) => createCanvas(width, height).getContext('2d') as unknown as Context,
  };
}

function fontFiles(): readonly (readonly [Face, string])[] {
  return [
    ['regular', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')],
    ['bold', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')],
  ];
}
