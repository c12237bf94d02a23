// What could not be written is never lost unless the user says so, and never holds the window for good.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { askFirst, useClient } from '../src/lib/client';
import { Draft } from '../src/lib/fields/draft.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import type { Statement } from '../src/lib/model';
import { navigation } from '../src/lib/navigation.svelte';
import { decide } from '../src/lib/operations';
import { store } from '../src/lib/store.svelte';
import { typing } from '../src/lib/typing.svelte';
import { edit, editCertificate, recordCertificate } from '../src/places/document/edit';

const CONTROL = 'iso42001/A.7.6';
const FULL = { code: 'disk-full', message: 'full' };
const GONE = { code: 'folder-gone', message: 'gone' };
const LONG = { code: 'text-too-long', message: 'long' };

let file: MemoryClient;
const decision = () => store.decisions.get(CONTROL);
const notes = () =>
  new Draft({
    field: `${CONTROL} notes`,
    stored: () => decision()?.notes.text ?? '',
    write: (text) => store.apply(decide(CONTROL, { notes: { text } })),
  });

/** The file, without a page. */
async function openFile(): Promise<void> {
  file = new MemoryClient('sample');
  useClient(file);
  file.onClose(() => store.mayClose());
  await store.begin(askFirst());
}

/** The whole window, until the focus is where it begins. */
async function openWindow(first: string): Promise<void> {
  file = new MemoryClient('sample');
  useClient(file);
  navigation.begin();
  render(App);
  await waitFor(() => expect(document.querySelector(first)).toHaveFocus());
}

describe('words that were refused', () => {
  beforeEach(openFile);

  it('are kept however often the window is asked to close', async () => {
    file.failure = LONG;
    notes().type('far too long');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await file.close();
      expect(file.closed).toBe(false);
      expect(notes().shown).toBe('far too long');
      expect(store.unwritten).toBe(1);
      expect(store.trouble?.code).toBe('text-too-long');
    }
    await store.close();
    expect(store.phase).toBe('open');
    expect(notes().shown).toBe('far too long');
    // Made shorter, they are written, and nothing stands in the way any more.
    file.failure = undefined;
    notes().type('short');
    await file.close();
    expect(decision()?.notes.text).toBe('short');
    expect(store.trouble).toBeUndefined();
    expect(file.closed).toBe(true);
  });

  it('go when they are given up, and the window closes', async () => {
    file.failure = LONG;
    notes().type('far too long');
    await file.close();
    await store.giveUp();
    expect(file.closed).toBe(true);
    expect(notes().shown).toBe('');
    expect(store.unwritten).toBe(0);
  });

  it('count until what replaces them is taken, and no longer when the old text is back', async () => {
    file.failure = LONG;
    notes().type('far too long');
    await notes().flush();
    notes().type('still too long');
    expect(store.unwritten).toBe(1);
    expect(store.trouble?.code).toBe('text-too-long');
    notes().type('');
    expect(await notes().flush()).toBe(true);
    expect(store.unwritten).toBe(0);
    expect(store.trouble).toBeUndefined();
  });

  it('do not stand in the way of undo', async () => {
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    file.failure = LONG;
    notes().type('far too long');
    await notes().flush();
    file.failure = undefined;
    expect(await store.undo()).toBe(true);
    expect(decision()?.applicability).toBe('undecided');
    expect(notes().shown).toBe('far too long');
  });

  it('are kept when they were refused only at the second try', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    expect(notes().unwritten).toBe('waiting');
    file.failure = LONG;
    expect(await store.settled()).toBe(false);
    expect(notes().shown).toBe('kept');
    expect(notes().unwritten).toBe('refused');
    expect(store.waiting).toBe(0);
    expect(store.unwritten).toBe(1);
  });

  it('go into a copy that is saved elsewhere', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    expect(store.waitingSteps).toEqual([[decide(CONTROL, { notes: { text: 'kept' } })]]);
    expect(store.trouble).toMatchObject({ code: 'disk-full', left: true });
    // What fails for the same reason and was no change does not hide that one waits.
    await store.ask(() => Promise.reject(Object.assign(new Error('full'), FULL)));
    expect(store.trouble).toMatchObject({ code: 'disk-full', left: true });
  });

  it('hold up nothing else', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    file.failure = undefined;
    vi.spyOn(file, 'apply').mockRejectedValueOnce(LONG);
    expect(await store.settled()).toBe(true);
    expect(decision()).toMatchObject({ applicability: 'excluded', notes: { text: 'kept' } });
  });
});

describe('words that wait', () => {
  beforeEach(openFile);

  it('are written by the next try, and hide nothing of what undo does then', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    file.failure = undefined;
    expect(await store.settled()).toBe(true);
    expect(typing.count).toBe(0);
    expect(notes().shown).toBe('kept');
    await store.undo();
    expect(notes().shown).toBe('');
  });

  it('are written by the next change, too', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    file.failure = undefined;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    expect(typing.count).toBe(0);
    await store.undo();
    await store.undo();
    expect(notes().shown).toBe('');
  });

  it('give way to what was there before, when that is typed again', async () => {
    file.failure = FULL;
    notes().type('kept');
    await notes().flush();
    notes().type('');
    await notes().flush();
    file.failure = undefined;
    await store.settled();
    expect(decision()?.notes.text).toBe('');
    expect(notes().shown).toBe('');
  });

  it('are all counted, and go together', async () => {
    file.failure = GONE;
    notes().type('kept');
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    await file.close();
    expect(file.closed).toBe(false);
    expect(store.unwritten).toBe(2);
    await store.giveUp();
    expect(file.closed).toBe(true);
    expect(typing.count).toBe(0);
    file.failure = undefined;
    file.seen.length = 0;
    expect(await store.settled()).toBe(true);
    expect(file.seen).toEqual([]);
  });

  it('are not sent again while the file is gone and the user is told', async () => {
    file.failure = GONE;
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(await store.undo()).toBe(false);
    expect(store.trouble?.code).toBe('folder-gone');
    expect(store.trouble?.wish).toBeUndefined();
  });

  it('are kept when another program changed the file, and the window shows what is there now', async () => {
    const there = structuredClone((await file.load()).snapshot);
    const theirs = there.statements[0]?.decisions.find((d) => d.control === CONTROL);
    if (theirs) theirs.applicability = 'excluded';
    const loaded = await file.load();
    vi.spyOn(file, 'load').mockResolvedValue({ ...loaded, snapshot: there });
    vi.spyOn(file, 'apply').mockRejectedValueOnce({ code: 'changed-elsewhere', message: 'changed' });
    const session = store.session;
    notes().type('mine');
    await notes().flush();
    expect(decision()?.applicability).toBe('excluded');
    expect(notes().shown).toBe('mine');
    expect(store.session).toBe(session);
    expect(store.trouble?.code).toBe('changed-elsewhere');
    expect(await store.settled()).toBe(true);
    expect(file.seen.at(-1)).toEqual(decide(CONTROL, { notes: { text: 'mine' } }));
  });
});

describe('a file that another program changed and that cannot be read', () => {
  const damage = () => {
    vi.spyOn(file, 'load').mockRejectedValueOnce({ code: 'document.damaged', message: 'damaged' });
    vi.spyOn(file, 'apply').mockRejectedValueOnce({ code: 'changed-elsewhere', message: 'changed' });
  };
  beforeEach(() => openWindow('.row'));

  it('keeps what waits, and says so', async () => {
    damage();
    notes().type('mine');
    await notes().flush();
    expect(notes().shown).toBe('mine');
    damage();
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(store.waiting).toBe(2);
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('This file was changed by another program, and cannot be read now.');
    expect(bar).toHaveTextContent('Your last 2 changes are kept in memory.');
    expect(store.phase).toBe('open');
    await userEvent.click(within(bar).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(store.unwritten).toBe(0));
    expect(decision()).toMatchObject({ applicability: 'excluded', notes: { text: 'mine' } });
  });
});

describe('a file that is damaged while words wait', () => {
  const DAMAGED = { code: 'damaged', message: 'damaged' };
  const bar = () => screen.findByRole('alert');
  beforeEach(() => openWindow('.row'));

  it('is left for a new one that holds what still reads of it, and them', async () => {
    file.failure = DAMAGED;
    notes().type('kept');
    await notes().flush();
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(await bar()).toHaveTextContent('This file is damaged, and the last change is not in it.');
    expect(await bar()).toHaveTextContent('Your last 2 changes are kept in memory');
    expect(await bar()).toHaveTextContent('what waits is written there as well');
    await userEvent.click(within(await bar()).getByRole('button', { name: 'Save what still reads…' }));
    await waitFor(() => expect(decision()).toMatchObject({ applicability: 'excluded', notes: { text: 'kept' } }));
    expect(store.unwritten).toBe(0);
    expect(await screen.findByText(/2.? of the changes that waited to be written into the damaged file are in this one\./)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('loses nothing of what the new one does not take either', async () => {
    file.failure = DAMAGED;
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    notes().type('kept');
    await notes().flush();
    file.copiedWithout = 1;
    await perform('salvage-file');
    // It is tried once more in the new file.
    await waitFor(() => expect(decision()).toMatchObject({ applicability: 'excluded', notes: { text: 'kept' } }));
    expect(typing.count).toBe(0);
  });

  it('keeps them where no new one could be made', async () => {
    file.failure = DAMAGED;
    notes().type('kept');
    await notes().flush();
    vi.spyOn(file, 'salvageFile').mockRejectedValueOnce({ code: 'nothing-to-salvage', message: 'nothing' });
    await perform('salvage-file');
    expect(notes().shown).toBe('kept');
    expect(store.waiting).toBe(1);
    vi.spyOn(file, 'salvageFile').mockResolvedValueOnce(null);
    await perform('salvage-file');
    expect(store.waiting).toBe(1);
  });
});

describe('findings', () => {
  it('are those of the statement that is shown', async () => {
    file = new MemoryClient('sample');
    useClient(file);
    const loaded = await file.load();
    const mine = loaded.findings.length;
    const others = loaded.findings.filter(({ place }) => place.kind !== 'record' && place.kind !== 'organisation');
    const shared = { code: 'risk-unrated', severity: 'warning', key: 'risk-unrated@risk/r', place: { kind: 'record', record: 'risk', id: 'r', field: 'inherent' }, args: {} } as const;
    const other = [...others, shared].map((finding) => ({ ...finding, statement: 'f'.repeat(32), key: `other ${finding.key}` }));
    const statements = [...loaded.snapshot.statements, { ...(loaded.snapshot.statements[0] as Statement), id: 'f'.repeat(32) }];
    vi.spyOn(file, 'load').mockResolvedValue({ ...loaded, snapshot: { ...loaded.snapshot, statements }, findings: [...other, ...loaded.findings] });
    await store.begin(askFirst());
    const seen = store.findings.filter(({ key }) => key.startsWith('other'));
    // Of what all statements share it is told for the first of them alone, and is seen in each.
    expect(store.findings).toHaveLength(mine + seen.length);
    expect(seen.map(({ code, place }) => [code, place.kind])).toEqual([['risk-unrated', 'record']]);
    expect(store.findingsByControl.get(CONTROL)).toHaveLength(loaded.findings.filter((f) => f.key.endsWith(CONTROL)).length);
  });
});

describe('the window', () => {
  const user = userEvent.setup();
  beforeEach(() => openWindow('[data-key="iso42001/A.2.2"]'));
  const bar = () => screen.findByRole('alert');

  it('that did not close says so, and closes without the changes by the keyboard', async () => {
    file.failure = GONE;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    await store.apply(decide(CONTROL, { included: { text: 'Because.' } }));
    expect(within(await bar()).getByRole('button', { name: 'Discard the last 2 changes' })).toBeInTheDocument();
    await file.close();
    expect(await bar()).toHaveTextContent('Not closed, because something is not in the file. The last change is not on disk.');
    const without = within(await bar()).getByRole('button', { name: 'Close without the last 2 changes' });
    expect(without).not.toHaveClass('pri');
    expect(within(await bar()).getAllByRole('button').map((button) => button.textContent.trim()).slice(0, 3)).toEqual([
      'Save a copy… Ctrl Shift S', 'Try again', 'Close without the last 2 changes',
    ]);
    without.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(file.closed).toBe(true));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.querySelector('[data-key="iso42001/A.2.2"]')).toHaveFocus();
  });

  it('goes back to the welcome page without the change', async () => {
    file.failure = GONE;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    await perform('close');
    await user.click(within(await bar()).getByRole('button', { name: 'Close without the last change' }));
    await waitFor(() => expect(store.phase).toBe('welcome'));
  });

  it('closes after all when the change could be written at another try', async () => {
    file.failure = GONE;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    await file.close();
    await user.click(within(await bar()).getByRole('button', { name: 'Try again' }));
    expect(await bar()).toHaveTextContent('Not closed');
    expect(file.closed).toBe(false);
    file.failure = undefined;
    await user.click(within(await bar()).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(file.closed).toBe(true));
    expect(decision()?.applicability).toBe('applicable');
  });

  it('that closes without what was refused writes what was not tried yet', async () => {
    file.failure = LONG;
    notes().type('far too long');
    await file.close();
    await bar();
    file.failure = undefined;
    const how = new Draft({
      field: `${CONTROL} how`,
      stored: () => decision()?.how.text ?? '',
      write: (text) => store.apply(decide(CONTROL, { how: { text } })),
    });
    how.type('typed since');
    await store.giveUp();
    expect(file.closed).toBe(true);
    expect(decision()?.how.text).toBe('typed since');
    expect(decision()?.notes.text).toBe('');
  });

  it('opens another file without the change', async () => {
    file.failure = GONE;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    const session = store.session;
    await perform('new');
    expect(await bar()).toHaveTextContent('Nothing else was opened, because something is not in the file.');
    file.failure = undefined;
    vi.spyOn(file, 'apply').mockRejectedValue(GONE);
    await user.click(within(await bar()).getByRole('button', { name: 'Go on without the last change' }));
    await waitFor(() => expect(store.session).toBe(session + 1));
    expect(store.snapshot?.organisation.name).toBe('');
  });

  it('keeps what is no date, marks it, and says why it did not close', async () => {
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2', field: 'review' });
    const review = () => document.querySelector<HTMLInputElement>('[data-field="review"] input') as HTMLInputElement;
    await waitFor(() => expect(review()).toHaveFocus());
    const before = review().value;
    await user.clear(review());
    await user.keyboard('31.02.2027{Tab}');
    expect(screen.queryByRole('alert')).toBeNull();
    await navigation.go({ place: 'people' });
    await waitFor(() => expect(review()).toBeNull());
    await file.close();
    await file.close();
    expect(file.closed).toBe(false);
    expect(await bar()).toHaveTextContent('Not closed, because something is not in the file. A field holds something that it cannot take.');
    await user.click(within(await bar()).getByRole('button', { name: 'Show the field' }));
    await waitFor(() => expect(review()).toHaveFocus());
    expect(review()).toHaveValue('31.02.2027');
    expect(review()).toHaveAttribute('aria-invalid', 'true');
    await user.clear(review());
    await user.keyboard('2027-02-28{Enter}');
    await waitFor(() => expect(store.decisions.get('iso42001/A.2.2')?.review).toBe('2027-02-28'));
    expect(before).not.toBe('2027-02-28');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await file.close();
    expect(file.closed).toBe(true);
  });

  it('keeps what is no colour when its place is left', async () => {
    await navigation.go({ place: 'document', field: 'colour' });
    const colour = () => document.querySelector<HTMLInputElement>('[data-field="colour"] input[type="text"]') as HTMLInputElement;
    await waitFor(() => expect(colour()).not.toBeNull());
    await user.clear(colour());
    await user.type(colour(), 'teal-ish');
    await navigation.go({ place: 'people' });
    await navigation.go({ place: 'document', field: 'colour' });
    await waitFor(() => expect(colour()).toHaveValue('teal-ish'));
    await file.close();
    await user.click(within(await bar()).getByRole('button', { name: 'Close without the last change' }));
    await waitFor(() => expect(file.closed).toBe(true));
    expect(colour()).toHaveValue(store.snapshot?.organisation.colour ?? '');
  });

  it('marks words that were refused at their field', async () => {
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2', field: 'notes' });
    const box = () => document.querySelector<HTMLTextAreaElement>('[data-field="notes"] textarea') as HTMLTextAreaElement;
    await waitFor(() => expect(box()).toHaveFocus());
    file.failure = LONG;
    await user.keyboard('too long{Tab}');
    await waitFor(() => expect(box()).toHaveAttribute('aria-invalid', 'true'));
    expect(box()).toHaveAccessibleDescription('not in the file');
    expect(screen.getByText(/Not saved since/)).toBeInTheDocument();
    await user.click(within(await bar()).getByRole('button', { name: 'Dismiss' }));
    expect(screen.getByText(/Not saved since/)).toBeInTheDocument();
    await perform('give-up');
    await waitFor(() => expect(screen.queryByText(/Not saved since/)).toBeNull());
    expect(box()).toHaveValue(store.decisions.get('iso42001/A.2.2')?.notes.text ?? '');
  });

  it('writes refused words into the side they were written for, when they are taken at last', async () => {
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2', field: 'justification' });
    const box = () => document.querySelector<HTMLTextAreaElement>('[data-field="justification"] textarea') as HTMLTextAreaElement;
    await waitFor(() => expect(box()).toHaveFocus());
    file.failure = LONG;
    await user.clear(box());
    await user.keyboard('Why it is included.{Tab}');
    await bar();
    file.failure = undefined;
    await store.apply(decide('iso42001/A.2.2', { applicability: 'excluded' }));
    await navigation.go({ place: 'people' });
    await waitFor(() => expect(box()).toBeNull());
    await file.close();
    expect(file.closed).toBe(true);
    expect(store.decisions.get('iso42001/A.2.2')).toMatchObject({ included: { text: 'Why it is included.' }, excluded: { text: '' } });
  });

  it('makes a line of a list later while the disk is full, and gives the words back when it is refused', async () => {
    await navigation.go({ place: 'document', field: 'recipient-new' });
    const add = () => document.querySelector<HTMLInputElement>('[data-field="recipient-new"] input') as HTMLInputElement;
    await waitFor(() => expect(add()).not.toBeNull());
    const before = store.statement?.distribution.length ?? 0;
    file.failure = FULL;
    add().focus();
    await user.keyboard('Harbour office{Enter}');
    await waitFor(() => expect(store.waiting).toBe(1));
    expect(add()).toHaveValue('');
    file.failure = LONG;
    await store.settled();
    await waitFor(() => expect(add()).toHaveValue('Harbour office'));
    expect(add()).toHaveAttribute('aria-invalid', 'true');
    file.failure = undefined;
    await store.settled();
    expect(store.statement?.distribution.slice(before).map(({ recipient }) => recipient)).toEqual(['Harbour office']);
    await waitFor(() => expect(add()).toHaveValue(''));
  });

  it('makes several lines of a list later, and gives each back that is refused', async () => {
    await navigation.go({ place: 'document', field: 'recipient-new' });
    const add = () => document.querySelector<HTMLInputElement>('[data-field="recipient-new"] input') as HTMLInputElement;
    await waitFor(() => expect(add()).not.toBeNull());
    const before = store.statement?.distribution.length ?? 0;
    const made = () => store.statement?.distribution.slice(before).map(({ recipient }) => recipient);
    file.failure = FULL;
    add().focus();
    for (const [at, name] of ['Harbour office', 'Pilots', 'Night watch'].entries()) {
      await user.keyboard(`${name}{Enter}`);
      await waitFor(() => expect(store.waiting).toBe(at + 1));
      await waitFor(() => expect(add()).toHaveValue(''));
    }
    // Two of the three are refused, and come back one after the other.
    file.failure = undefined;
    vi.spyOn(file, 'apply').mockRejectedValueOnce(LONG).mockRejectedValueOnce(LONG);
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(made()).toEqual(['Night watch']);
    expect(store.unwritten).toBe(2);
    await waitFor(() => expect(add()).toHaveValue('Harbour office'));
    add().focus();
    await user.keyboard('!{Enter}');
    await waitFor(() => expect(add()).toHaveValue('Pilots'));
    expect(made()).toEqual(['Night watch', 'Harbour office!']);
    expect(await store.settled()).toBe(true);
    expect(made()).toEqual(['Night watch', 'Harbour office!', 'Pilots']);
    await waitFor(() => expect(add()).toHaveValue(''));
  });

  it('says what copy was saved, until something changes', async () => {
    const said = () => document.querySelector('.foot [role="status"]');
    expect(said()).toHaveTextContent('');
    await perform('save-copy');
    await waitFor(() => expect(said()).toHaveTextContent('Saved a copy: otterbridge copy.soa'));
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    await waitFor(() => expect(said()).toHaveTextContent(''));
    file.failure = FULL;
    await store.apply(decide(CONTROL, { included: { text: 'Because.' } }));
    await perform('save-copy');
    // The copy holds what waits.
    expect(file.copied).toEqual([[decide(CONTROL, { included: { text: 'Because.' } })]]);
    await waitFor(() => expect(said()).toHaveTextContent(/^Saved a copy: otterbridge copy.soa$/));
    file.copiedWithout = 1;
    await perform('save-copy');
    await waitFor(() => expect(said()).toHaveTextContent('Saved a copy without the last change: otterbridge copy.soa'));
  });
});

describe('changes that wait', () => {
  const user = userEvent.setup();
  beforeEach(() => openWindow('.row'));
  const INCLUDED = 'iso42001/A.2.2';
  const area = (field: string) => document.querySelector<HTMLTextAreaElement>(`[data-field="${field}"] textarea`) as HTMLTextAreaElement;
  async function at(field: string, control = INCLUDED): Promise<void> {
    await navigation.go({ place: 'controls', record: control, field });
    await waitFor(() => expect(document.querySelector(`[data-field="${field}"]`)).toContainElement(document.activeElement as HTMLElement));
  }
  async function language(field: string, tag: string): Promise<void> {
    await user.click(within(document.querySelector(`[data-field="${field}"]`) as HTMLElement).getByRole('button', { name: /^Language/ }));
    const input = () => document.querySelector<HTMLInputElement>('.small-form input') as HTMLInputElement;
    await waitFor(() => expect(input()).toBeVisible());
    await user.type(input(), `${tag}{Enter}`);
    await waitFor(() => expect(input()).toBeNull());
  }

  it('do not undo one another: words, then their language', async () => {
    file.failure = FULL;
    for (const field of ['justification', 'how']) {
      await at(field);
      await user.clear(area(field));
      await user.keyboard('Neue Worte.{Tab}');
      await language(field, 'de');
    }
    await waitFor(() => expect(store.waiting).toBe(4));
    file.failure = undefined;
    await store.settled();
    expect(store.decisions.get(INCLUDED)).toMatchObject({ included: { text: 'Neue Worte.', lang: 'de' }, how: { text: 'Neue Worte.', lang: 'de' } });
  });

  it('do not undo one another: one ground, then another; words of an exclusion, then its ground', async () => {
    await store.apply(decide(INCLUDED, { applicability: 'excluded' }, { grounds: [] }));
    const [system] = [...store.systems.keys()];
    await store.apply(decide(CONTROL, { applicability: 'applicable' }, { excludeSystem: { system: system ?? '', grounds: [], justification: { text: '' } } }));
    const tick = async (group: string, name: RegExp) =>
      user.click(within(document.querySelector(`[data-field="${group}"]`) as HTMLElement).getByRole('checkbox', { name }));
    file.failure = FULL;
    await at('grounds');
    await tick('grounds', /not required/i);
    await tick('grounds', /risk/i);
    await at('exclusion-justification', CONTROL);
    await user.keyboard('It has no crew.{Tab}');
    await tick('exclusion-grounds', /not required/i);
    await waitFor(() => expect(store.waiting).toBe(4));
    file.failure = undefined;
    await store.settled();
    expect(store.decisions.get(INCLUDED)?.grounds).toEqual(['notNecessaryByRisk', 'notRequired']);
    expect(store.decisions.get(CONTROL)?.exclusions).toEqual([{ system, grounds: ['notRequired'], justification: { text: 'It has no crew.' } }]);
  });

  const entry = (field: string) => document.querySelector<HTMLInputElement>(`[data-field="${field}"] input`) as HTMLInputElement;

  it('that belong together are one step: a new owner, and new evidence', async () => {
    await at('owner');
    file.failure = FULL;
    await user.keyboard('Harbour Master');
    await user.click(await screen.findByText(/Harbour Master/, { selector: '.option *' }));
    await at('evidence');
    await user.keyboard('Log of the fog horn');
    await user.click(await screen.findByText(/Log of the fog horn/, { selector: '.option *' }));
    await waitFor(() => expect(store.waiting).toBe(2));
    file.failure = undefined;
    expect(await store.settled()).toBe(true);
    const { owner, evidence } = store.decisions.get(INCLUDED) ?? {};
    expect(store.people.get(owner ?? '')?.name).toBe('Harbour Master');
    expect(store.evidence.get(evidence?.at(-1) ?? '')?.title).toBe('Log of the fog horn');
    // One undo takes back the evidence and its link, another the owner.
    await store.undo();
    expect(store.decisions.get(INCLUDED)?.evidence).not.toContain(evidence?.at(-1));
    expect(store.evidence.has(evidence?.at(-1) ?? '')).toBe(false);
    expect(store.decisions.get(INCLUDED)?.owner).toBe(owner);
    await store.undo();
    expect(store.people.has(owner ?? '')).toBe(false);
    // What is refused is refused whole.
    await at('owner');
    file.failure = LONG;
    file.seen.length = 0;
    await user.keyboard('Somebody');
    await user.click(await screen.findByText(/Somebody/, { selector: '.option *' }));
    await waitFor(() => expect(store.trouble?.code).toBe('text-too-long'));
    expect(file.seen.map(({ op }) => op)).toEqual(['AddPerson', 'Decide']);
    expect([...store.people.values()].map(({ name }) => name)).not.toContain('Somebody');
  });

  it('to several controls are made once, with a new owner of them', async () => {
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2' });
    document.querySelector<HTMLElement>('[data-key="iso42001/A.2.2"]')?.focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(document.querySelector('.bulk [data-field="owner"] input')).not.toBeNull());
    const people = store.people.size;
    await user.click(entry('owner'));
    await user.keyboard('Harbour Master');
    await user.click(await screen.findByText(/Harbour Master/, { selector: '.option *' }));
    expect(entry('owner')).toHaveValue('Harbour Master');
    expect(document.querySelector('.chg')).toHaveTextContent('Harbour Master');
    expect(store.people.size).toBe(people);
    file.failure = FULL;
    await perform('apply-together');
    expect(store.waiting).toBe(1);
    await perform('apply-together');
    expect(store.waiting).toBe(1);
    file.failure = undefined;
    expect(await store.settled()).toBe(true);
    expect(store.people.size).toBe(people + 1);
    for (const control of ['iso42001/A.2.2', 'iso42001/A.2.3'])
      expect(store.people.get(store.decisions.get(control)?.owner ?? '')?.name).toBe('Harbour Master');
  });

  it('are taken back by Escape, and replaced by what is typed over them', async () => {
    const before = store.decisions.get(INCLUDED)?.review ?? '';
    await recordCertificate();
    await editCertificate({ surveillance: ['2030-01-31', '2030-06-30'] });
    await at('review');
    file.failure = FULL;
    await user.clear(entry('review'));
    await user.keyboard('2031-01-31{Enter}');
    await waitFor(() => expect(store.waiting).toBe(1));
    await user.keyboard('{Escape}');
    expect(entry('review')).toHaveValue(before);
    await waitFor(() => expect(store.unwritten).toBe(0));
    expect(screen.queryByRole('alert')).toBeNull();
    await navigation.go({ place: 'document', field: 'colour' });
    const colour = () => document.querySelector<HTMLInputElement>('[data-field="colour"] input[type="text"]') as HTMLInputElement;
    await waitFor(() => expect(colour()).not.toBeNull());
    colour().focus();
    await user.clear(colour());
    await user.keyboard('#123456{Enter}');
    await waitFor(() => expect(store.waiting).toBe(1));
    await user.keyboard('{Escape}');
    expect(store.waiting).toBe(0);
    // Of two days typed into one field the second is meant.
    await navigation.go({ place: 'document', field: 'surveillance-0' });
    await waitFor(() => expect(entry('surveillance-0')).toHaveFocus());
    for (const day of ['2031-01-31', '2032-01-31']) {
      await user.clear(entry('surveillance-0'));
      await user.keyboard(`${day}{Enter}`);
      await waitFor(() => expect(store.waiting).toBe(1));
    }
    file.failure = undefined;
    file.seen.length = 0;
    expect(await store.settled()).toBe(true);
    expect(file.seen).toHaveLength(1);
    expect(store.decisions.get(INCLUDED)?.review ?? '').toBe(before);
    expect(store.statement?.certificate?.surveillance).toEqual(['2030-06-30', '2032-01-31']);
  });

  it('are marked and described at every kind of field, and so is what was refused', async () => {
    await recordCertificate();
    const box = (field: string) => document.querySelector<HTMLInputElement>(`[data-field="${field}"] :is(input[type="text"], textarea)`) as HTMLInputElement;
    const FIELDS = [
      ['title', 'Words'], ['classification', 'Secret'], ['nextReview', '2031-01-31'], ['colour', '#123456'],
      ['prepared-name', 'Harbour Master'], ['recipient-new', 'Harbour office'], ['accepted-new', 'Harbour office'],
    ] as const;
    await navigation.go({ place: 'document' });
    await waitFor(() => expect(box('title')).not.toBeNull());
    const type = async (field: string, words: string) => {
      await user.clear(box(field));
      await user.type(box(field), `${words}{Tab}`);
    };
    file.failure = FULL;
    for (const [at, [field, words]] of FIELDS.entries()) {
      await type(field, words);
      await waitFor(() => expect(store.waiting).toBe(at + 1));
    }
    for (const [field] of FIELDS) {
      expect(box(field), field).toHaveAccessibleDescription(field.endsWith('-new') ? 'Harbour office: not on disk yet' : 'not on disk yet');
      expect(box(field), field).not.toBeInvalid();
    }
    file.failure = LONG;
    await store.settled();
    for (const [field] of FIELDS) {
      await waitFor(() => expect(box(field), field).toHaveAccessibleDescription('not in the file'));
      expect(box(field), field).toBeInvalid();
    }
  });

  it('go with the record they were typed for, words and what is no date', async () => {
    const [evidence] = [...store.evidence.values()];
    const input = (field: string) => document.querySelector<HTMLInputElement>(`[data-field="${field}"] :is(input, textarea)`) as HTMLInputElement;
    async function type(field: string, words: string): Promise<void> {
      await waitFor(() => expect(input(field)).not.toBeNull());
      input(field).focus();
      await user.clear(input(field));
      await user.keyboard(`${words}{Tab}`);
    }
    async function lost(count: number): Promise<void> {
      await waitFor(() => expect(typing.refused).toBe(count));
      await navigation.go({ place: 'controls' });
      file.failure = undefined;
      expect(store.unwritten).toBe(count);
    }
    const gone = () => {
      expect(store.unwritten).toBe(0);
      expect(typing.count).toBe(0);
      expect(store.trouble).toBeUndefined();
    };

    await navigation.go({ place: 'evidence', record: evidence?.id ?? '', field: 'title' });
    file.failure = LONG;
    await type('title', 'far too long');
    await type('expiry', '31.02.2027');
    await lost(2);
    await store.apply({ op: 'DeleteEvidence', evidence: evidence?.id ?? '' });
    gone();
    await store.undo();
    expect(store.evidence.get(evidence?.id ?? '')?.title).toBe(evidence?.title);
    await navigation.go({ place: 'evidence', record: evidence?.id ?? '', field: 'title' });
    await waitFor(() => expect(input('title')).toHaveValue(evidence?.title));

    await recordCertificate();
    await navigation.go({ place: 'document', field: 'validTo' });
    await type('validTo', '31.02.2027');
    const [line] = store.statement?.distribution ?? [];
    file.failure = LONG;
    await type(`recipient-${line?.id ?? ''}-who`, 'far too long');
    await lost(2);
    await edit({ certificate: null });
    await edit({ removeRecipient: line?.id ?? '' });
    gone();

    const [system] = [...store.systems.keys()];
    await store.apply(decide(CONTROL, { applicability: 'applicable' }, { excludeSystem: { system: system ?? '', grounds: [], justification: { text: '' } } }));
    await at('exclusion-justification', CONTROL);
    file.failure = LONG;
    await type('exclusion-justification', 'far too long');
    await lost(1);
    await store.apply(decide(CONTROL, { includeSystem: system ?? '' }));
    gone();
    await file.close();
    expect(file.closed).toBe(true);
  });

  it('keep the language that was set while refused words were out of sight', async () => {
    await at('justification');
    file.failure = LONG;
    await user.clear(area('justification'));
    await user.keyboard('Zu lang.{Tab}');
    await waitFor(() => expect(typing.refused).toBe(1));
    await navigation.go({ place: 'people' });
    await waitFor(() => expect(area('justification')).toBeNull());
    file.failure = undefined;
    await store.apply(decide(INCLUDED, { included: { text: 'Kurz.', lang: 'de' } }));
    expect(await store.settled()).toBe(true);
    expect(store.decisions.get(INCLUDED)?.included).toEqual({ text: 'Zu lang.', lang: 'de' });
  });
});

describe('what was given up', () => {
  const user = userEvent.setup();
  const ground = () => screen.getByRole('checkbox', { name: /risk assessment/ });
  beforeEach(async () => {
    await openWindow('[data-key="iso42001/A.2.2"]');
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    await navigation.go({ place: 'controls', record: CONTROL, field: 'grounds' });
    await waitFor(() => expect(ground()).toHaveFocus());
  });

  it('leaves no tick that the file does not hold', async () => {
    file.failure = FULL;
    await user.click(ground());
    await waitFor(() => expect(store.waiting).toBe(1));
    expect(ground()).toBeChecked();
    await store.giveUp();
    await waitFor(() => expect(ground()).not.toBeChecked());
    expect(decision()?.grounds).toEqual([]);
    // What is refused for good is not shown either.
    file.failure = LONG;
    await user.click(ground());
    await waitFor(() => expect(ground()).not.toBeChecked());
    file.failure = undefined;
    await user.click(ground());
    await waitFor(() => expect(decision()?.grounds).toHaveLength(1));
    expect(ground()).toBeChecked();
  });
});

describe('since when something is not in the file', () => {
  beforeEach(openFile);
  afterEach(() => void vi.useRealTimers());

  it('is when it was typed, whatever is written later; and what was saved last is told', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2027-01-11T09:40:00Z');
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    vi.setSystemTime('2027-01-11T10:00:00Z');
    file.failure = LONG;
    notes().type('far too long');
    await notes().flush();
    file.failure = undefined;
    vi.setSystemTime('2027-01-11T10:05:00Z');
    await store.apply(decide(CONTROL, { applicability: 'excluded' }));
    expect(store.status?.saved).toBe('2027-01-11T10:05:00.000Z');
    expect(store.unwrittenSince).toBe('2027-01-11T10:00:00.000Z');
    expect(store.savedBefore, 'what was saved since then does not hold all that was typed before').toBe('2027-01-11T09:40:00.000Z');
    vi.setSystemTime('2027-01-11T10:06:00Z');
    file.failure = FULL;
    await store.apply(decide(CONTROL, { applicability: 'applicable' }));
    expect(store.unwrittenSince).toBe('2027-01-11T10:00:00.000Z');
    typing.drop(`${CONTROL} notes`);
    expect(store.unwrittenSince).toBe('2027-01-11T10:06:00.000Z');
    expect(store.savedBefore).toBe('2027-01-11T10:05:00.000Z');
    await store.giveUp();
    expect([store.unwrittenSince, store.savedBefore]).toEqual([undefined, undefined]);
  });
});
