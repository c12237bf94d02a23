// Every code that Rust can send has words of the window's own: what happened, why, what was kept, what to do.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { decide } from '../src/lib/operations';
import { store } from '../src/lib/store.svelte';
import { attribute, t } from '../src/lib/words';

const RUST = '../src-tauri';

/** The codes that `fn code` of an error type answers with. */
function codesIn(file: string): string[] {
  const source = readFileSync(join(RUST, file), 'utf8');
  return [...source.matchAll(/impl (?:Error|OperationError|KeyError|Relation) \{[\s\S]*?\n\}/g)]
    .flatMap(([body]) => [...body.matchAll(/fn code\(&?self\)[\s\S]*?\n {4}\}/g)])
    .flatMap(([body]) => [...body.matchAll(/=> "([^"]+)"/g)].map(([, code]) => code ?? ''));
}

const model = readdirSync(join(RUST, 'crates/annexa-model/src'), { recursive: true })
  .map((name) => join('crates/annexa-model/src', String(name)))
  .filter((name) => name.endsWith('.rs') && readFileSync(join(RUST, name), 'utf8').includes('impl OperationError {'));

const SOURCES: [file: string, least: number][] = [
  ['crates/annexa-document/src/error.rs', 35],
  ['crates/annexa-jobs/src/error.rs', 8],
  ['crates/annexa-document/src/merge/mod.rs', 7],
  ['crates/annexa-jobs/src/keys.rs', 7],
  ['src/failure.rs', 7],
  ...model.map((file): [string, number] => [file, 20]),
];

const VALUES = { file: 'otterbridge.soa', time: '12:32:07', message: '', host: '', hosted: 'no', holder: '', held: 'no', since: '', dated: 'no' };

describe('the words of errors', () => {
  it('are looked for in every place that has codes', () => {
    expect(model).toHaveLength(1);
    for (const [file, least] of SOURCES) expect(codesIn(file).length, file).toBeGreaterThanOrEqual(least);
  });

  const OWN = ['unexpected', 'not-a-value', 'changed-unreadable', 'named-elsewhere', 'held-by', 'held-free', 'redacted-copy', 'history-broken', 'copies-beside', 'backup-failed'];
  const codes = [...new Set([...SOURCES.flatMap(([file]) => codesIn(file)), ...OWN])].sort();

  it.each(codes)('%s', (code) => {
    const id = `trouble-${code}`;
    for (const values of [{ ...VALUES, waiting: 0, open: 'yes' }, { ...VALUES, waiting: 2, open: 'yes' }, { ...VALUES, file: '', time: '', waiting: 0, open: 'no' }]) {
      const said = [t(id, values), ...['why', 'kept', 'do'].map((part) => attribute(id, part, values) ?? '')];
      expect(said[0], 'it has words').not.toBe(id);
      for (const part of said) {
        // Whole sentences, without a value that was not given.
        expect(part).toMatch(/^(?:[A-Z]|otterbridge\.soa ).*[.]$/s);
        expect(part).not.toMatch(/[{}]| {2}/);
      }
    }
  });

  it('are not kept for codes that nobody sends', () => {
    const said = [...readFileSync('../assets/locales/en/errors.ftl', 'utf8').matchAll(/^trouble-([\w-]+) ?=/gm)].map(([, code]) => code ?? '');
    expect(said.filter((code) => !codes.includes(code))).toEqual([]);
  });
});

describe('the error bar', () => {
  let file: MemoryClient;
  const user = userEvent.setup();
  beforeEach(async () => {
    file = new MemoryClient('sample');
    useClient(file);
    render(App);
    await waitFor(() => expect(document.querySelector('[data-key="iso42001/A.2.2"]')).toHaveFocus());
  });

  it('says what waits, and goes when it could be written', async () => {
    file.failure = { code: 'disk-full', message: 'full' };
    await store.apply(decide('iso42001/A.7.6', { applicability: 'applicable' }));
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('The last change is not on disk. The volume that holds otterbridge.soa is full.');
    expect(bar).toHaveTextContent(/Your last change is kept in memory/);
    file.failure = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(store.decisions.get('iso42001/A.7.6')?.applicability).toBe('applicable');
  });

  it('does not speak of a change where none waits', async () => {
    await store.ask(() => Promise.reject({ code: 'no-permission', message: 'no' }));
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('You may not read that file, or not write to that folder.');
    expect(bar).not.toHaveTextContent('last change');
    expect(bar).toHaveTextContent(/Everything up to \d\d:\d\d:\d\d is in the file\./);
  });

  it('gives the focus back when it is put away', async () => {
    await store.ask(() => Promise.reject({ code: 'text-too-long', message: 'long' }));
    const away = await screen.findByRole('button', { name: 'Dismiss' });
    away.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('[data-key="iso42001/A.2.2"]')).toHaveFocus());
  });

  it('shows the sentence of a code that it does not know', async () => {
    await store.ask(() => Promise.reject({ code: 'from-the-future', message: 'Something quite new.' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That did not work. Something quite new.');
  });
});
