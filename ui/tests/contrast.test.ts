// WCAG contrast of every pair of tokens that occurs: AA, and 7 : 1 in high contrast.
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const themes: Record<string, RegExp> = {
  light: /:root,\s*\[data-theme='light'\] \{([^}]*)\}/,
  dark: /\}\s*\[data-theme='dark'\] \{([^}]*)\}/,
  'high contrast light': /\[data-theme='light'\]\[data-contrast='more'\] \{([^}]*)\}/,
  'high contrast dark': /\[data-theme='dark'\]\[data-contrast='more'\] \{([^}]*)\}/,
};
const GROUNDS = ['app', 'pane', 'panel', 'margin', 'raised', 'well'];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))('%s', (name, block) => {
  const tokens = Object.fromEntries([...(block.exec(css)?.[1] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, k, v]) => [k, v]));
  const text = name.startsWith('high') ? 7 : 4.5;
  const pairs: [string, string, number][] = [
    ...['ink', 'ink-2', 'ink-3', 'accent', 'block', 'warn', 'hint'].flatMap((f) => GROUNDS.map((g): [string, string, number] => [f, g, text])),
    ...['ink', 'ink-2', 'accent', 'block', 'warn'].map((f): [string, string, number] => [f, 'hover', 4.5]),
    ...['block-soft', 'warn-soft', 'ins', 'del'].map((g): [string, string, number] => ['ink', g, text]),
    ['on-accent', 'accent', text], ['on-sel', 'sel', text], ['on-sel-2', 'sel', text],
    ...GROUNDS.map((g): [string, string, number] => ['edge', g, 3]),
    ...[...GROUNDS, 'sel'].map((g): [string, string, number] => ['focus', g, 3]),
  ];
  it('draws the system’s own controls, menus and scrollbars in its colours', () => {
    // High contrast stands on the theme it belongs to.
    if (!name.startsWith('high')) expect(block.exec(css)?.[1]).toContain(`color-scheme: ${name};`);
  });
  it.each(pairs)('%s on %s', (front, ground, least) => {
    const [a, b] = [tokens[front], tokens[ground]];
    expect(a, front).toBeDefined();
    expect(b, ground).toBeDefined();
    expect(ratio(a ?? '', b ?? '')).toBeGreaterThanOrEqual(least);
  });
});
