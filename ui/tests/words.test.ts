// Every word that the window names exists, and no word of the window stands in code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { kebab, has, t } from '../src/lib/words';

const files = (readdirSync('src', { recursive: true }) as string[])
  .map((name) => join('src', name))
  .filter((name) => /\.(svelte|ts)$/.test(name) && !/wire|memory/.test(name));
const sources = files.map((name) => [name, readFileSync(name, 'utf8')] as const);

describe('words', () => {
  it('exist wherever one is named', () => {
    const missing: string[] = [];
    for (const [name, source] of sources) {
      const named = [
        ...source.matchAll(/\bt\('([\w-]+)'/g),
        ...source.matchAll(/\b(?:label|hint|heading): '([a-z][\w]*-[\w-]+)'/g),
        ...source.matchAll(/'(reason-[\w-]+)'/g),
      ];
      for (const [, id] of named) if (id !== undefined && !has(id)) missing.push(`${name}: ${id}`);
    }
    expect(missing).toEqual([]);
  });

  it('exist for every value of the model that is shown', () => {
    const ids = [
      ...['undecided', 'applicable', 'excluded'].map((v) => `applicability-${v}`),
      ...['undecided', 'applicable', 'notStarted', 'planned', 'inProgress', 'implemented', 'excluded'].map((v) => `state-${kebab(v)}`),
      ...['notNecessaryByRisk', 'notRequired', 'noSuchActivity'].map((v) => `ground-${kebab(v)}`),
      ...['risk', 'legal', 'contract', 'business', 'bestPractice', 'impactAssessment', 'interestedParty'].flatMap((v) => [
        `driver-${kebab(v)}`, `driver-letter-${kebab(v)}`,
      ]),
    ];
    expect(ids.filter((id) => !has(id))).toEqual([]);
  });

  it('exist for every field of a record that the history can name', () => {
    const missing: string[] = [];
    for (const record of ['Person', 'Evidence', 'System', 'Control']) {
      const source = readFileSync(`src/lib/wire/${record}Field.ts`, 'utf8');
      const fields = [...source.matchAll(/\{ "(\w+)":/g)].map(([, field]) => field ?? '');
      expect(fields.length).toBeGreaterThan(1);
      for (const field of fields) missing.push(...[`change-set-${record.toLowerCase()}-${kebab(field)}`].filter((id) => !has(id)));
    }
    expect(missing).toEqual([]);
  });

  it('exist for every finding that Rust can raise', () => {
    const codes = [...readFileSync('src/lib/wire/FindingCode.ts', 'utf8').matchAll(/"([a-z-]+)"/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.flatMap((code) => [`finding-${code}`, `finding-${code}-why`, `finding-${code}-fix`]).filter((id) => !has(id))).toEqual([]);
  });

  it('are never written into markup', () => {
    const found: string[] = [];
    for (const [name, source] of sources.filter(([file]) => file.endsWith('.svelte'))) {
      const markup = source.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!--[\s\S]*?-->/g, '');
      for (const [, text] of markup.matchAll(/>([^<>{}]*[a-z]{3,}[^<>{}]*)</g)) if (text?.trim() && !/[=()]/.test(text)) found.push(`${name}: ${text.trim()}`);
      for (const [, text] of markup.matchAll(/(?:aria-label|placeholder|title)="([^"{]*[a-z]{2,}[^"{]*)"/g)) found.push(`${name}: ${text ?? ''}`);
    }
    expect(found).toEqual([]);
  });

  it('take values and plurals', () => {
    expect(t('words-count', { count: 1 })).toBe('1 word');
    expect(t('words-count', { count: 57 })).toBe('57 words');
    expect(t('controls-summary', { total: 38, applicable: 0, excluded: 0, undecided: 38 })).toBe('38 controls: 38 undecided');
    expect(t('controls-summary', { total: 38, applicable: 33, excluded: 2, undecided: 3 })).toBe('38 controls: 33 applicable, 2 excluded, 3 undecided');
  });
});
