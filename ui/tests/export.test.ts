// What an export prints, the change report, how far an export is and how it is broken off, as a hand on the keyboard meets them.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { type Exported, type ExportOptions, useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { PAUSE, Pages } from '../src/lib/pages/pages.svelte';
import { store } from '../src/lib/store.svelte';
import { options } from '../src/places/export/options.svelte';

vi.mock('../src/lib/pages/pdf', () => ({
  openPdf: async (bytes: Promise<Uint8Array>) => ({
    numPages: new TextDecoder().decode(await bytes).match(/\/Type \/Page /g)?.length ?? 0,
    getPage: () => Promise.reject(new Error('no canvas here')),
    loadingTask: { destroy: () => Promise.resolve() },
  }),
}));

let file: MemoryClient;
/** What pages were asked for. */
const asked: ExportOptions[] = [];
const user = userEvent.setup();
const last = () => JSON.parse(JSON.stringify(asked.at(-1))) as ExportOptions;
const editions = () => store.statement?.editions ?? [];
const came = () => document.querySelector('.came');
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name });
const radio = (name: string) => screen.getByRole('radio', { name });
const combo = (name: string) => screen.getByRole('combobox', { name });

async function open(which = 'sample', readOnly = false): Promise<void> {
  asked.length = 0;
  navigation.place = 'controls';
  options.reset();
  file = new MemoryClient(which, readOnly);
  vi.spyOn(file, 'previewPdf').mockImplementation((wanted) => {
    asked.push(wanted);
    return MemoryClient.prototype.previewPdf.call(file, wanted);
  });
  useClient(file);
  render(App);
  await waitFor(() => expect(document.querySelector('.row[tabindex="0"]')).toBeInTheDocument());
}

async function toExport(which = 'sample', readOnly = false): Promise<void> {
  await open(which, readOnly);
  await user.keyboard('{Control>}e{/Control}');
  await screen.findByRole('button', { name: /Write 3 pages…/ });
}

async function pick(name: string, option: string | RegExp): Promise<void> {
  await user.click(combo(name));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('the parts of the full form', () => {
  it('are left out one by one, and brought back together', async () => {
    await toExport();
    expect(screen.queryByRole('button', { name: 'All parts' })).toBeNull();
    expect(screen.getByText(/^Always printed: document control, scope, and every control/)).toBeInTheDocument();
    const group = screen.getByRole('group', { name: 'Parts' });
    expect(within(group).getAllByRole('checkbox').map((one) => one.closest('label')?.textContent?.trim())).toEqual([
      'Cover', 'Contents', 'How to read it', 'Summary', 'Exclusions', 'Open actions', 'Evidence index', 'Records', 'Risk register', 'Controls by risk',
      'Impact assessments', 'AI systems in full', 'Requirements', 'Interested parties', 'Objectives', 'People', 'Glossary',
    ]);
    await user.click(box('Glossary'));
    box('Glossary').focus();
    await user.keyboard(`${'{ArrowUp}'.repeat(10)} `);
    // In the order of the pages, whatever was unticked first.
    await waitFor(() => expect(last()).toEqual({ audience: 'internal', form: 'full', paper: 'a4', without: ['evidence', 'glossary'] }));
    const write = vi.spyOn(file, 'exportPdf');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(write).toHaveBeenLastCalledWith(expect.objectContaining({ without: ['evidence', 'glossary'] })));
    await user.click(screen.getByRole('button', { name: 'All parts' }));
    await waitFor(() => expect(last()).toEqual({ audience: 'internal', form: 'full', paper: 'a4' }));
    await waitFor(() => expect(box('Cover')).toHaveFocus());
    expect(box('Glossary')).toBeChecked();
  });

  it('are chosen where they are printed: not in the register, and not in an edition’s own bytes', async () => {
    await toExport();
    await user.click(box('Cover'));
    await user.click(radio('Register'));
    expect(screen.queryByRole('group', { name: 'Parts' })).toBeNull();
    await waitFor(() => expect(last()).toEqual({ audience: 'internal', form: 'register', paper: 'a4' }));
    await user.click(radio('Full entries'));
    await pick('What', /Edition 2\.0/);
    expect(screen.queryByRole('group', { name: 'Parts' })).toBeNull();
    await waitFor(() => expect(last()).toEqual({ edition: editions()[1]?.id }));
    await user.click(radio('On new pages'));
    expect(box('Cover')).not.toBeChecked();
    await waitFor(() => expect(last()).toMatchObject({ edition: editions()[1]?.id, without: ['cover'] }));
  });

  it('keep “How to read it” where a copy leaves something out, and say why', async () => {
    await toExport();
    await user.click(box('How to read it'));
    await waitFor(() => expect(last().without).toEqual(['reading']));
    await user.click(radio('Auditor'));
    const reading = box(/^How to read it/);
    expect(reading).toBeChecked();
    expect(reading).toBeDisabled();
    expect(reading).toHaveAccessibleDescription('stays: says what this copy leaves out');
    await waitFor(() => expect(last()).toEqual({ audience: 'auditor', form: 'full', paper: 'a4' }));
    // The arrows pass it by.
    box('Contents').focus();
    await user.keyboard('{ArrowDown}');
    expect(box('Summary')).toHaveFocus();
    await user.click(radio('Internal'));
    await waitFor(() => expect(last().without).toEqual(['reading']));
    expect(box('How to read it')).not.toBeChecked();
  });

  it('can be chosen where the file is read-only, and so can an edition: nothing in it changes', async () => {
    await toExport('sample', true);
    await user.click(box('People'));
    await waitFor(() => expect(last().without).toEqual(['people']));
    await pick('What', /Edition 1\.0/);
    await waitFor(() => expect(last()).toEqual({ edition: editions()[0]?.id }));
  });
});

describe('the papers of the management system', () => {
  it('are chosen as documents, for those who may read them and for nobody else', async () => {
    await toExport();
    await user.click(radio('Public'));
    await pick('Document', 'NIST AI RMF profile');
    // The public gets none, so that choice is not there; the statement keeps it.
    expect(screen.queryByRole('radio', { name: 'Public' })).toBeNull();
    await waitFor(() => expect(last()).toEqual({ document: 'profile', audience: 'internal', paper: 'a4' }));
    await user.click(radio('Auditor'));
    await waitFor(() => expect(last()).toEqual({ document: 'profile', audience: 'auditor', paper: 'a4' }));
    expect(document.querySelector('.foot .summary')).toHaveTextContent('NIST AI RMF profile, Auditor');
    expect(screen.queryByRole('group', { name: 'Parts' })).toBeNull();
    await pick('Document', 'Clauses 4 to 10');
    await waitFor(() => expect(last()).toEqual({ document: 'clauses', audience: 'auditor', paper: 'a4' }));
    await pick('Document', 'Questions');
    expect(screen.queryByRole('radio', { name: 'Auditor' })).toBeNull();
    await waitFor(() => expect(last()).toEqual({ document: 'questions', paper: 'a4', open: true }));
    await user.click(radio('All'));
    await waitFor(() => expect(last()).toEqual({ document: 'questions', paper: 'a4' }));
  });

  it('are printed from the room whose records they tell', async () => {
    await open();
    await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Print the NIST AI RMF profile…' }));
    await waitFor(() => expect(last()).toEqual({ document: 'profile', audience: 'internal', paper: 'a4' }));
    expect(combo('Document')).toHaveValue('NIST AI RMF profile');
  });
});

describe('what changed', () => {
  it('gets a section of its own since an edition that came before', async () => {
    await toExport();
    await pick('A section on what changed since', /Edition 1\.0/);
    await waitFor(() => expect(last()).toMatchObject({ changesSince: editions()[0]?.id, form: 'full' }));
    await pick('A section on what changed since', 'No such section');
    await waitFor(() => expect(last()).toEqual({ audience: 'internal', form: 'full', paper: 'a4' }));
    await pick('What', /Edition 2\.0/);
    await user.click(radio('On new pages'));
    await user.click(combo('A section on what changed since'));
    await waitFor(() => expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([expect.stringContaining('Edition 1.0')]));
    await user.keyboard('{Escape}');
    // Nothing came before the first.
    await pick('What', /Edition 1\.0/);
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'A section on what changed since' })).toBeNull());
  });

  it('is a document of its own, from an edition to a later one or to now', async () => {
    await toExport();
    await pick('Document', 'Change report');
    expect(combo('From')).toHaveValue('Edition 2.0');
    await waitFor(() => expect(last()).toEqual({ document: 'changes', changesSince: editions()[1]?.id, audience: 'internal', paper: 'a4' }));
    expect(screen.getByText(/^What changed since edition 2\.0/)).toHaveTextContent('Every page is marked DRAFT');
    expect(document.querySelector('.foot .summary')).toHaveTextContent('Changes since edition 2.0, DRAFT, Internal');
    // It has neither parts nor a short form.
    expect(screen.queryByRole('group', { name: 'Parts' })).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Register' })).toBeNull();
    // Nothing is compared with itself: the earlier side moves before the later one.
    await pick('To', /Edition 2\.0/);
    await waitFor(() => expect(combo('From')).toHaveValue('Edition 1.0'));
    await waitFor(() => expect(last()).toEqual({ document: 'changes', changesSince: editions()[0]?.id, edition: editions()[1]?.id, audience: 'internal', paper: 'a4' }));
    const write = vi.spyOn(file, 'exportPdf');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(came()).toHaveTextContent('otterbridge changes.pdf is written'));
    expect(write).toHaveBeenCalledWith(expect.objectContaining({ document: 'changes', edition: editions()[1]?.id }));
  });

  it('is not offered while there is no edition', async () => {
    await toExport('empty');
    await user.click(combo('Document'));
    await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(3));
    expect(screen.queryByRole('option', { name: 'Change report' })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'A section on what changed since' })).toBeNull();
    expect(screen.getByRole('group', { name: 'Parts' })).toBeInTheDocument();
  });

  it('is exported from where History compares it', async () => {
    await open();
    await user.keyboard('{Control>}7{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Export these changes as PDF…' }));
    await waitFor(() => expect(last()).toMatchObject({ document: 'changes', changesSince: editions()[1]?.id }));
    expect(combo('Document')).toHaveValue('Change report');
    await user.keyboard('{Escape}');
    const first = await waitFor(() => {
      const line = [...document.querySelectorAll<HTMLElement>('.tline')].find((one) => one.textContent?.includes('Edition 1.0'));
      expect(line).toBeDefined();
      return line as HTMLElement;
    });
    await user.click(first);
    await user.click(await screen.findByRole('button', { name: 'Export the changes since 1.0 as PDF…' }));
    await waitFor(() => expect(last()).toMatchObject({ document: 'changes', changesSince: editions()[0]?.id }));
    expect(combo('From')).toHaveValue('Edition 1.0');
    expect(combo('To')).toHaveValue('Now');
  });
});

describe('an export that takes long', () => {
  const CANCELLED = 'Nothing was written; what stood there before is as it was.';

  it('shows how far it is, says it aloud once, and can be cancelled', async () => {
    await toExport();
    file.pace = 25;
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(came()?.textContent?.trim() ?? ''));
    observer.observe(came() as Element, { childList: true, subtree: true, characterData: true });
    await user.keyboard('{Control>}{Enter}{/Control}');
    const bar = await screen.findByRole('progressbar', { name: 'Pages written' });
    expect(bar).not.toHaveAttribute('value');
    expect(screen.getByText(/^Setting the pages: \d+ so far$/)).toBeInTheDocument();
    await screen.findByText(/^Writing page \d+ of 21$/);
    expect(bar).toHaveAttribute('max', '21');
    expect(Number(bar.getAttribute('value'))).toBeGreaterThan(0);
    const asks = vi.spyOn(file, 'breakOffExport');
    screen.getByRole('button', { name: 'Cancel' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(came()).toHaveTextContent(CANCELLED));
    expect(asks).toHaveBeenCalledOnce();
    expect(screen.queryByRole('progressbar')).toBeNull();
    // The hand is where it began.
    await waitFor(() => expect(screen.getByRole('button', { name: /Write 3 pages…/ })).toHaveFocus());
    observer.disconnect();
    expect([...new Set(said.filter(Boolean))]).toEqual(['The PDF is being made. It can be cancelled.', CANCELLED]);
    // And can be begun again.
    file.pace = 0;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(came()).toHaveTextContent('otterbridge.pdf is written'));
  });

  it('shows nothing where it was quick, however long the place was looked for', async () => {
    await toExport();
    let heard: ((progress: { pages: number; of?: number }) => void) | undefined;
    vi.spyOn(file, 'onExporting').mockImplementation((told) => {
      heard = told;
      return () => undefined;
    });
    let finish: ((exported: Exported) => void) | undefined;
    vi.spyOn(file, 'exportPdf').mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(finish).toBeDefined());
    // The dialog stands open.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(came()).toHaveTextContent(/^$/);
    heard?.({ pages: 9 });
    heard?.({ pages: 3, of: 21 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(screen.queryByRole('progressbar')).toBeNull();
    finish?.({ handle: 1, name: 'soa.pdf', pages: 21, notes: [], asIssued: false });
    await waitFor(() => expect(came()).toHaveTextContent('soa.pdf is written: 21 pages.'));
  });

  it('is found again where it was begun, and no other is begun meanwhile', async () => {
    await toExport();
    file.pace = 40;
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('progressbar');
    await user.keyboard('{Control>}7{/Control}');
    await waitFor(() => expect(document.querySelector('.tline')).toBeInTheDocument());
    await user.click([...document.querySelectorAll<HTMLElement>('.tline')].find((one) => one.textContent?.includes('Edition 1.0')) as HTMLElement);
    const other = await screen.findByRole('button', { name: 'Export edition 1.0 as issued…' });
    expect(other).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByText(/^Another PDF is being written from this window/)).toBeInTheDocument();
    const write = vi.spyOn(file, 'exportPdf');
    await user.click(other);
    expect(write).not.toHaveBeenCalled();
    await user.keyboard('{Control>}e{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(came()).toHaveTextContent(CANCELLED));
  });

  it('is told as written where it was too late to cancel it', async () => {
    await toExport();
    file.pace = 20;
    vi.spyOn(file, 'breakOffExport').mockResolvedValue();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('button', { name: 'Cancelling…' })).toHaveAttribute('aria-disabled', 'true');
    await waitFor(() => expect(came()).toHaveTextContent('otterbridge.pdf is written: 21 pages.'));
  });
});

describe('the pages', () => {
  beforeEach(() => void useClient((file = new MemoryClient('sample'))));

  it('of a choice are made at once, and those of an earlier one are not shown for it', async () => {
    const answers = new Map<string, (bytes: Uint8Array) => void>();
    vi.spyOn(file, 'previewPdf').mockImplementation(({ paper }) => new Promise((resolve) => answers.set(paper ?? '', resolve)));
    const pages = new Pages();
    vi.useFakeTimers();
    try {
      pages.ask({ paper: 'a4' });
      await vi.advanceTimersByTimeAsync(1);
      pages.ask({ paper: 'letter' });
      await vi.advanceTimersByTimeAsync(1);
      expect([...answers.keys()]).toEqual(['a4', 'letter']);
    } finally {
      vi.useRealTimers();
    }
    answers.get('letter')?.(new TextEncoder().encode('/Type /Page /Type /Page '));
    await waitFor(() => expect(pages.count).toBe(2));
    answers.get('a4')?.(new TextEncoder().encode('/Type /Page '));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pages.count).toBe(2);
    pages.close();
  });

  it('of a file in which somebody is writing wait until it rests', async () => {
    const made = vi.spyOn(file, 'previewPdf').mockResolvedValue(new TextEncoder().encode('/Type /Page '));
    const pages = new Pages();
    vi.useFakeTimers();
    try {
      pages.ask({ paper: 'a4' });
      await vi.advanceTimersByTimeAsync(1);
      expect(made).toHaveBeenCalledOnce();
      for (let word = 0; word < 3; word += 1) {
        pages.ask({ paper: 'a4' });
        await vi.advanceTimersByTimeAsync(PAUSE - 1);
      }
      expect(made).toHaveBeenCalledOnce();
      await vi.advanceTimersByTimeAsync(1);
      expect(made).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
    pages.close();
  });
});
