/** Red, green and blue, 0 … 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** From `#rrggbb`. */
export function fromHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** `share` of the second colour on the first. */
export function mix(below: Rgb, above: Rgb, share: number): Rgb {
  return [0, 1, 2].map((i) => Math.round(below[i]! + (above[i]! - below[i]!) * share)) as unknown as Rgb;
}

/**
 * From OKLCH: lightness 0 … 1, chroma, and hue in degrees (B. Ottosson, "A perceptual color space for image processing").
 * Chroma is lowered to what a screen can show.
 */
export function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  let fitting = chroma;
  while (fitting > 0 && !inGamut(toLinear(lightness, fitting, hue))) fitting -= 0.002;
  return toLinear(lightness, Math.max(fitting, 0), hue).map(encode) as unknown as Rgb;
}

function toLinear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function inGamut(linear: Rgb): boolean {
  return linear.every((part) => part >= -1e-4 && part <= 1 + 1e-4);
}

/** The transfer function of sRGB (IEC 61966-2-1). */
function encode(linear: number): number {
  const part = Math.min(Math.max(linear, 0), 1);
  return Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
}
