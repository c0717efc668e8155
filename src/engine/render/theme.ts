/**
 * How figures look. They are shown 360 CSS pixels wide on a phone, on dark and on light pages: one dark surface of their
 * own, 800 pixels wide, so that the smallest text (26) is 12 CSS pixels high.
 */
export const theme = {
  width: 800,
  margin: 20,
  gap: 24,
  corner: 6,
  surface: '#171a21',
} as const;

/** Sky blue and orange are told apart with every kind of colour blindness (Okabe & Ito, 2008). */
export const inks = {
  text: '#f2f5f9',
  muted: '#aab4c3',
  a: '#5cc4ff',
  b: '#ffb24d',
  line: '#465064',
  track: '#272c37',
} as const;

export type Ink = keyof typeof inks;

/** Sizes in pixels: of the letters, and of the line that they stand in. */
export const textStyles = {
  title: { face: 'bold', size: 32, line: 42 },
  heading: { face: 'bold', size: 26, line: 36 },
  body: { face: 'regular', size: 26, line: 34 },
} as const;

export type TextStyle = keyof typeof textStyles;
export type Face = (typeof textStyles)[TextStyle]['face'];
