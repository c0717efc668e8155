/**
 * The formulas behind the classic filters, as functions of a place in the window. Places are in standard deviations
 * of the Gaussian that all of them fade out with, `x` to the right and `y` upwards. Angles are those of the line that
 * a filter answers to, in degrees, counter-clockwise from horizontal: 90° is upright.
 */
export type Profile = (x: number, y: number) => number;

export const gaussian: Profile = (x, y) => Math.exp(-(x * x + y * y) / 2);

/** Derivative of a Gaussian: bright on one side of the line, dark on the other; 180° more swaps the sides. */
export function edge(degrees: number): Profile {
  return (x, y) => across(degrees, x, y) * gaussian(x, y);
}

/** Second derivative of a Gaussian, negated: a bright line on dark ground. */
export function bar(degrees: number): Profile {
  return (x, y) => (1 - across(degrees, x, y) ** 2) * gaussian(x, y);
}

/** Laplacian of a Gaussian, negated: a bright spot on dark ground. */
export const blob: Profile = (x, y) => (2 - x * x - y * y) * gaussian(x, y);

/** Stripes below a Gaussian; `wavelength` in standard deviations, `phase` in degrees. */
export function gabor(degrees: number, wavelength: number, phase: number): Profile {
  return (x, y) =>
    Math.cos((2 * Math.PI * across(degrees, x, y)) / wavelength - radians(phase)) * gaussian(x, y);
}

/** One quarter of the window against the rest: `turns` quarter turns from the upper right. */
export function corner(turns: number): Profile {
  return (x, y) => {
    const [u, v] = [
      [x, y],
      [-x, y],
      [-x, -y],
      [x, -y],
    ][turns % 4] as [number, number];
    return halfStep(u) * halfStep(v) * gaussian(x, y);
  };
}

/** Distance from the line through the centre, positive to the right of (below) it. */
function across(degrees: number, x: number, y: number): number {
  return x * Math.sin(radians(degrees)) - y * Math.cos(radians(degrees));
}

function halfStep(value: number): number {
  return (Math.sign(value) + 1) / 2;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
