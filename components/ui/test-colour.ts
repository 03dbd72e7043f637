/** Colour arithmetic for the test of the design tokens: OKLCH to linear sRGB, contrast, and how other eyes see. */

export type Colour = readonly [number, number, number];

/**
 * What linear sRGB becomes in an eye without one kind of cone: Machado, Oliveira and Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
 */
export const SIGHTS: Readonly<Record<string, readonly [Colour, Colour, Colour]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `oklch(L C h)` as linear sRGB, within what a screen can show. */
export function readColour(text: string): Colour {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text);
  if (match === null) throw new Error(`Not an oklch colour: ${text}`);
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(1).map(Number);
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    within(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    within(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    within(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

/** WCAG's contrast ratio of two colours. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (bright + 0.05) / (dark + 0.05);
}

/** How far apart two colours look to a kind of sight: their distance in Oklab. */
export function difference(one: Colour, other: Colour, sight: string): number {
  const left = oklab(seenBy(one, sight));
  const right = oklab(seenBy(other, sight));
  return Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);
}

function seenBy(colour: Colour, sight: string): Colour {
  const matrix = SIGHTS[sight];
  if (matrix === undefined) throw new Error(`Unknown sight: ${sight}`);
  return [within(dot(matrix[0], colour)), within(dot(matrix[1], colour)), within(dot(matrix[2], colour))];
}

function oklab(colour: Colour): Colour {
  const long = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], colour));
  const middle = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], colour));
  const short = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], colour));
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], [long, middle, short]),
    dot([1.9779984951, -2.428592205, 0.4505937099], [long, middle, short]),
    dot([0.0259040371, 0.7827717662, -0.808675766], [long, middle, short]),
  ];
}

function luminance(colour: Colour): number {
  return dot([0.2126, 0.7152, 0.0722], colour);
}

function dot(left: Colour, right: Colour): number {
  return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
