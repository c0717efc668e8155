import { describe, expect, it } from 'vitest';
import { diverging, sequential } from '../../../src/engine/render/colormap.ts';
import { fromHex, type Rgb } from '../../../src/engine/render/colour.ts';
import { inks, theme } from '../../../src/engine/render/theme.ts';
import { contrast, distance, lab, seenWith } from './vision.ts';

const places = Array.from({ length: 65 }, (_, step) => step / 64);
const sights = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const;

function steps(colours: readonly Rgb[]): readonly number[] {
  return colours.slice(1).map((colour, at) => lab(colour)[0] - lab(colours[at]!)[0]);
}

describe('the sequential colour map', () => {
  it('grows lighter with every step, by about the same', () => {
    const gains = steps(places.map(sequential));
    expect(Math.min(...gains)).toBeGreaterThan(0.5);
    expect(Math.max(...gains)).toBeLessThan(2);
  });

  it.each(sights)('keeps that order with %s', (sight) => {
    const colours = places.map((place) => seenWith(sight, sequential(place)));
    expect(Math.min(...steps(colours))).toBeGreaterThan(0);
    expect(distance(colours[0]!, colours.at(-1)!)).toBeGreaterThan(60);
  });
});

describe('the diverging colour map', () => {
  it('is equally light at the same distance from its nearly white middle', () => {
    expect(lab(diverging(0.5))[0]).toBeGreaterThan(90);
    for (const place of places) {
      expect(Math.abs(lab(diverging(place))[0] - lab(diverging(1 - place))[0])).toBeLessThan(6);
    }
  });

  it('grows darker to both ends', () => {
    const colours = places.map(diverging);
    expect(Math.max(...steps(colours.slice(32)))).toBeLessThan(0);
    expect(Math.min(...steps(colours.slice(0, 33)))).toBeGreaterThan(0);
  });

  it.each(sights)('tells minus from plus with %s', (sight) => {
    for (const strength of [0.5, 1]) {
      const [minus, plus] = [-1, 1].map((sign) => seenWith(sight, diverging((1 + sign * strength) / 2)));
      expect(distance(minus!, plus!)).toBeGreaterThan(25);
    }
  });
});

describe('the colours of a figure', () => {
  it.each(sights)('tell side A from side B with %s', (sight) => {
    const [a, b] = [inks.a, inks.b].map((ink) => seenWith(sight, fromHex(ink)));
    expect(distance(a!, b!)).toBeGreaterThan(25);
  });

  it('are read easily on the surface (WCAG, 7:1)', () => {
    for (const ink of ['text', 'muted', 'a', 'b'] as const) {
      expect(contrast(fromHex(inks[ink]), fromHex(theme.surface))).toBeGreaterThan(7);
    }
  });
});
