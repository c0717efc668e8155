import { bar, blob, corner, edge, gabor, gaussian, type Profile } from './profiles.ts';

/** One flat filter: its name and `height × width` weights, rows from the top. */
export interface Stencil {
  readonly label: string;
  readonly weights: readonly number[];
}

/** Height and width of a filter; a filter on a sequence has height 1. */
export type Window = readonly [height: number, width: number];

/** Kernels of one size hold only so many filters that an eye can tell apart. */
const MOST = 512;

/**
 * Up to `count` different filters for a window, the most telling first. A small window has few: 1×1 only the identity.
 * Filters that compare (edges, bars, blobs, Gabors) have weights of sum 0 whose positive part is 1, the others of
 * sum 1, so that all answer on one scale.
 */
export function stencils(window: Window, count: number): readonly Stencil[] {
  const wanted = Math.min(count, MOST);
  const found = new Map<string, Stencil>();
  for (const candidate of candidates(window, 2 * wanted)) {
    if (found.size >= wanted) break;
    if (!candidate) continue;
    const key = candidate.weights.map((weight) => Math.round(weight * 1e4)).join();
    if (!found.has(key)) found.set(key, candidate);
  }
  return [...found.values()];
}

function* candidates(window: Window, gabors: number): Generator<Stencil | null> {
  if (window[0] * window[1] === 1) {
    yield { label: 'identity', weights: [1] };
    return;
  }
  yield* basics(window);
  yield* variations(window);
  for (let index = 0; index < gabors; index++) yield furtherGabor(window, index);
}

function* basics(window: Window): Generator<Stencil | null> {
  for (const angle of [90, 0, 45, 135]) yield contrast(window, `edge ${angle}°`, edge(angle));
  yield contrast(window, 'blob', blob);
  for (const angle of [90, 0]) yield contrast(window, `bar ${angle}°`, bar(angle));
  yield blur(window);
  for (const angle of [45, 135]) yield contrast(window, `bar ${angle}°`, bar(angle));
  yield contrast(window, 'dark blob', negative(blob));
  yield sharpen(window);
  yield { label: 'identity', weights: identity(window) };
  yield contrast(window, 'check', check(window));
  for (const angle of [90, 0]) yield stripes(window, angle, 2.6, 90);
}

function* variations(window: Window): Generator<Stencil | null> {
  for (const angle of [270, 180, 225, 315]) yield contrast(window, `edge ${angle}°`, edge(angle));
  for (const angle of [90, 0, 45, 135]) yield contrast(window, `dark bar ${angle}°`, negative(bar(angle)));
  for (let turn = 0; turn < 4; turn++) yield contrast(window, `corner ${45 + 90 * turn}°`, corner(turn));
  if (Math.min(...window) >= 5) {
    yield contrast(window, 'small blob', finer(blob));
    for (const angle of [90, 0, 45, 135]) yield contrast(window, `fine edge ${angle}°`, finer(edge(angle)));
  }
  for (const wavelength of [2.6, 1.8]) {
    for (const phase of [90, 0]) {
      for (const angle of [90, 0, 45, 135]) yield stripes(window, angle, wavelength, phase);
    }
  }
  for (const angle of [22.5, 67.5, 112.5, 157.5]) {
    yield contrast(window, `edge ${angle}°`, edge(angle));
    yield contrast(window, `bar ${angle}°`, bar(angle));
  }
}

/** Angles and wavelengths by the golden and the plastic ratio, which never repeat and spread evenly. */
function furtherGabor(window: Window, index: number): Stencil | null {
  const angle = Math.round(180 * ((index * 0.618034 + 0.09) % 1));
  const wavelength = 1.4 + 3 * ((index * 0.754878) % 1);
  return stripes(window, angle, wavelength, index % 2 === 0 ? 90 : 0);
}

/** A Gabor filter; below two and a half pixels its stripes would fall between the weights. */
function stripes(window: Window, angle: number, wavelength: number, phase: number): Stencil | null {
  const shortest = 2.5 / Math.min(...window.filter((size) => size > 1).map(deviation));
  return contrast(window, `Gabor ${angle}°`, gabor(angle, Math.max(wavelength, shortest), phase));
}

/** The profile with what is even about it removed; null where nothing is left of it in so small a window. */
function contrast(window: Window, label: string, profile: Profile): Stencil | null {
  const weights = sampled(window, profile);
  const fade = sampled(window, gaussian);
  const offset = total(weights) / total(fade);
  const balanced = weights.map((weight, tap) => weight - offset * fade[tap]!);
  const positive = total(balanced.map((weight) => Math.max(weight, 0)));
  if (positive < 1e-6) return null;
  return { label, weights: balanced.map((weight) => weight / positive) };
}

function blur(window: Window): Stencil {
  const taps = window[0] * window[1];
  return { label: 'blur', weights: Array<number>(taps).fill(1 / taps) };
}

/** A narrow bell, twice, without the wide one. */
function sharpen(window: Window): Stencil {
  const narrow = sampled(window, finer(gaussian));
  const wide = sampled(window, gaussian);
  const weights = narrow.map((weight, tap) => (2 * weight) / total(narrow) - wide[tap]! / total(wide));
  return { label: 'sharpen', weights };
}

function identity([height, width]: Window): readonly number[] {
  const centre = Math.floor((height - 1) / 2) * width + Math.floor((width - 1) / 2);
  return Array.from({ length: height * width }, (_, tap) => (tap === centre ? 1 : 0));
}

/** Alternates from pixel to pixel, whatever the window's size. */
function check([height, width]: Window): Profile {
  return (x, y) => {
    const column = x * deviation(width) + (width - 1) / 2;
    const row = y * deviation(height) + (height - 1) / 2;
    return (Math.round(column + row) % 2 === 0 ? 1 : -1) * gaussian(x, y);
  };
}

function negative(profile: Profile): Profile {
  return (x, y) => -profile(x, y);
}

function finer(profile: Profile): Profile {
  return (x, y) => profile(2 * x, 2 * y);
}

function sampled([height, width]: Window, profile: Profile): readonly number[] {
  return Array.from({ length: height * width }, (_, tap) => {
    const x = (tap % width) - (width - 1) / 2;
    const y = (height - 1) / 2 - Math.floor(tap / width);
    return profile(x / deviation(width), y / deviation(height));
  });
}

/** Standard deviation of the Gaussian in a window of that many pixels. */
function deviation(size: number): number {
  return Math.max(size / 4.5, 0.75);
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
