// The native menu sends ids of actions: the page knows each of them wherever it is.
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { windowActions } from '../src/lib/actions/window';

const read = (file: string) => readFileSync(`../src-tauri/src/${file}`, 'utf8');
const menu = read('menu.rs').split('#[cfg(test)]')[0] ?? '';
const constant = (source: string, name: string) => new RegExp(`const ${name}: [^=]+= "?([^";]+)"?;`).exec(source)?.[1];

/** Entries of the tables and submenus: `("undo", Some("CmdOrCtrl+Z"))`. A named constant is done by the shell itself. */
const tables = [...menu.matchAll(/\("([a-z-]+)", (?:None|Some\("[^"]+"\))\)/g)].map(([, id]) => id ?? '');
/** Entries that are made one by one and can be chosen; `:>` says with which sign the palette opens. */
const single = [...menu.matchAll(/MenuItem::with_id\([^;]*?"([a-z-]+)(?::>)?",[^;]*?\b(true|false), None/g)].flatMap(([, id = '', chosen]) => (chosen === 'true' ? [id] : []));
const recent = constant(menu, 'RECENT') ?? '';

describe('the native menu', () => {
  const known = new Set(windowActions().map(({ id }) => id));

  it('is read whole', () => {
    const named = menu.match(/\("[a-z-]+", (?:None|Some)/g) ?? [];
    expect(tables).toHaveLength(named.length);
    expect(tables).toEqual(expect.arrayContaining(['undo', 'go-history', 'theme-dark', 'contrast-more', 'zoom-reset', 'new', 'export-pdf', 'close']));
    expect(single).toEqual(['palette']);
    expect(recent).toBe('open-recent:');
  });

  it('offers nothing that the page does not know', () => {
    // What stands behind the colon is the file's handle.
    expect([...tables, ...single, recent.replace(/:$/, '')].filter((id) => !known.has(id))).toEqual([]);
  });
});
