// The client's colour. These are values of the file, not of the window's style: they are chosen once for each client, and
// must be seen on the grounds of every theme.

/** Offered colours by the name of their word: each at least 3 : 1 on the light and on the dark ground. */
export const SWATCHES = {
  green: '#2f7d5b',
  teal: '#1c7f8c',
  blue: '#2f6fc4',
  violet: '#7a5cc8',
  pink: '#b8458a',
  red: '#c8453b',
  orange: '#b0641c',
  slate: '#66737c',
} as const;

/** Reads what people type for a colour: `#2f7d5b`, `2F7D5B`, `#abc`. Undefined if it is none. */
export function readColour(typed: string): string | undefined {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 6 ? digits : [...digits].map((d) => d + d).join('')}`;
}

/** Relative luminance after WCAG. */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The theme in which a line of this colour falls below 3 : 1 beside the title bar's ground. */
export function faintIn(colour: string): 'light' | 'dark' | undefined {
  const light = luminance(colour);
  return light > 0.255 ? 'light' : light < 0.12 ? 'dark' : undefined;
}
