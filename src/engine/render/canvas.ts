import { createRequire } from 'node:module';
import type { Face } from './theme.ts';

/** What is used of a canvas' context; `canvas` and `@napi-rs/canvas` both have it. */
export interface Context {
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
export async function loadCanvas(): Promise<Canvas> {
  const candidates = [nodeCanvas, napiCanvas];
  for (const load of candidates) {
    const canvas = await load().catch(() => undefined);
    if (canvas) return canvas;
  }
  throw new Error('Neither canvas nor @napi-rs/canvas can be loaded: run npm install.');
}

/** Cairo, with the interface that it has had since 2.0. */
export async function nodeCanvas(): Promise<Canvas> {
  const library = (await importPackage('canvas')) as {
    registerFont(path: string, font: { family: string }): void;
    createCanvas(width: number, height: number): { getContext(kind: '2d'): Context };
  };
  for (const [face, path] of fontFiles()) library.registerFont(path, { family: familyOf(face) });
  return {
    name: 'canvas',
    createContext: (width, height) => library.createCanvas(width, height).getContext('2d'),
  };
}

/** Skia. */
export async function napiCanvas(): Promise<Canvas> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const [face, path] of fontFiles()) GlobalFonts.registerFromPath(path, familyOf(face));
  return {
    name: '@napi-rs/canvas',
    createContext: (width, height) => createCanvas(width, height).getContext('2d') as unknown as Context,
  };
}

/** An optional package: its types are not there on every machine. */
async function importPackage(name: CanvasPackage): Promise<unknown> {
  const loaded = (await import(name)) as { default?: unknown };
  return loaded.default ?? loaded;
}

function fontFiles(): readonly (readonly [Face, string])[] {
  const { resolve } = createRequire(import.meta.url);
  return [
    ['regular', resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')],
    ['bold', resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')],
  ];
}
