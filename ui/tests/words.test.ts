// Every word that the window names exists, and no word of the window stands in code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { kebab, has, t } from '../src/lib/words';
import { LETTERS } from '../src/places/controls/actions';
import { room as evidence } from '../src/places/evidence/room.svelte';
import { room as people } from '../src/places/people/room.svelte';
import { room as assessments } from '../src/places/assessments/room.svelte';
import { room as audits } from '../src/places/audits/room.svelte';
import { room as clauses } from '../src/places/clauses/room.svelte';
import { room as nonconformities } from '../src/places/nonconformities/room.svelte';
import { room as questions } from '../src/places/questions/room.svelte';
import { room as reviews } from '../src/places/reviews/room.svelte';
import { room as objectives } from '../src/places/objectives/room.svelte';
import { room as parties } from '../src/places/parties/room.svelte';
import { room as requirements } from '../src/places/requirements/room.svelte';
import { room as risks } from '../src/places/risks/room.svelte';
import { room as systems } from '../src/places/systems/room.svelte';

/** What rooms of all kinds name. */
interface Room {
  place: string;
  fields: readonly { name: string }[];
  options: { links: readonly { name: string }[]; facets: readonly { id: string }[] };
}

const files = (readdirSync('src', { recursive: true }) as string[])
  .map((name) => join('src', name))
  .filter((name) => /\.(svelte|ts)$/.test(name) && !/wire|memory/.test(name));
const sources = files.map((name) => [name, readFileSync(name, 'utf8')] as const);

/** Every kind of record that operations change, by the types of their fields. */
const RECORDS = [...readFileSync('src/lib/wire/Operation.ts', 'utf8').matchAll(/"op": "Edit(\w+)"/g)]
  .map(([, record]) => record ?? '')
  .filter((record) => record !== 'Organisation' && record !== 'Statement');

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
    for (const record of RECORDS) {
      const source = readFileSync(`src/lib/wire/${record}Field.ts`, 'utf8');
      const fields = [...source.matchAll(/\{ "(\w+)":/g)].map(([, field]) => field ?? '');
      expect(fields.length).toBeGreaterThan(1);
      for (const field of fields) missing.push(...[`change-set-${record.toLowerCase()}-${kebab(field)}`, `merge-part-${record.toLowerCase()}-${kebab(field)}`].filter((id) => !has(id)));
    }
    expect(missing).toEqual([]);
  });

  it('exist for every field of a decision, a statement and the organisation that the history can name', () => {
    const plan = readFileSync('../src-tauri/crates/annexa-model/src/plan.rs', 'utf8');
    for (const kind of ['Decision', 'Statement', 'Organisation']) {
      const wire = readFileSync(`src/lib/wire/${kind}Field.ts`, 'utf8');
      const fields = [...wire.matchAll(/\{ "(\w+)":/g)].map(([, field]) => field ?? '');
      expect(fields.length).toBeGreaterThan(3);
      // The history's name of a change to a field, as `plan.rs` gives it: `DecisionField::How(_) => "SetImplementation"`.
      const names = new Map<string, string>();
      for (const [, variants, name] of plan.matchAll(new RegExp(`((?:\\| )?${kind}Field::\\w+\\(_\\)(?: \\| ${kind}Field::\\w+\\(_\\))*) => "(\\w+)"`, 'g')))
        for (const [, variant] of (variants ?? '').matchAll(/::(\w+)\(/g)) names.set(`${variant?.charAt(0).toLowerCase()}${variant?.slice(1)}`, name ?? '');
      expect(fields.filter((field) => !names.has(field)), kind).toEqual([]);
      expect(fields.filter((field) => !has(`change-${kebab(names.get(field) ?? '')}`)), kind).toEqual([]);
    }
  });

  it('exist for every operation that the history can name', () => {
    const operations = [...readFileSync('src/lib/wire/Operation.ts', 'utf8').matchAll(/"op": "(\w+)"/g)].map(([, op]) => op ?? '');
    // What the file writes of its own accord: it begins, and whoever works there is named.
    const code = (file: string) => readFileSync(`../src-tauri/crates/annexa-document/src/${file}.rs`, 'utf8').split('#[cfg(test)]')[0] ?? '';
    const named = [...code('writer').matchAll(/\.revision\("(\w+)"/g), ...code('revision').matchAll(/const \w+: &str = "(\w+)"/g)];
    const own = named.map(([, op]) => op ?? '');
    expect(own).toEqual(expect.arrayContaining(['New', 'SetAuthor', 'Merge']));
    expect([...operations, ...own, 'TakeCopy', 'Undo', 'Redo'].filter((op) => !has(`change-${kebab(op)}`))).toEqual([]);
  });

  it('exist for every field that a letter leads to', () => {
    const fields = Object.keys(LETTERS);
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.flatMap((field) => [`field-${field}`, `action-field-${field}`]).filter((id) => !has(id))).toEqual([]);
  });

  it('exist for every field, link and facet of the rooms of records', () => {
    const missing: string[] = [];
    for (const { place, fields, options } of [systems, evidence, people, risks, assessments, requirements, parties, objectives, audits, reviews, nonconformities, questions, clauses] as readonly Room[]) {
      for (const { name } of [...fields, ...options.links])
        if (![`${place}-field-${name}`, `records-field-${name}`, `field-${name}`].some(has)) missing.push(`${place}-field-${name}`);
      missing.push(...options.facets.map(({ id }) => `${place}-facet-${id}`).filter((id) => !has(id)));
    }
    expect(missing).toEqual([]);
  });

  it('exist for every finding that Rust can raise', () => {
    const codes = [...readFileSync('src/lib/wire/FindingCode.ts', 'utf8').matchAll(/"([a-z-]+)"/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.flatMap((code) => [`finding-${code}`, `finding-${code}-why`, `finding-${code}-fix`, `finding-${code}-summary`]).filter((id) => !has(id))).toEqual([]);
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
    expect(t('controls-summary', { total: 38, own: 0, annex: 38, applicable: 0, excluded: 0, undecided: 38 })).toBe('38 controls: 38 undecided');
    expect(t('controls-summary', { total: 38, own: 0, annex: 38, applicable: 33, excluded: 2, undecided: 3 })).toBe('38 controls: 33 applicable, 2 excluded, 3 undecided');
  });
});
