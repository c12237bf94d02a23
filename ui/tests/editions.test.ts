// History, issuing an edition and export, as a hand on the keyboard meets them.
import { tick } from 'svelte';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { type ExportOptions, type Revision, type Update, useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { paragraphs } from '../src/lib/pages/text';
import { store } from '../src/lib/store.svelte';
import { past } from '../src/places/history/past.svelte';
import { timelineOf, undoneBy } from '../src/places/history/timeline';

// Drawing needs a real canvas; how many pages came, and for what, does not.
const opened: number[] = [];
vi.mock('../src/lib/pages/pdf', () => ({
  openPdf: async (coming: Promise<Uint8Array>) => {
    const bytes = await coming;
    opened.push(bytes.length);
    return {
      numPages: new TextDecoder().decode(bytes).match(/\/Type \/Page /g)?.length ?? 0,
      getPage: () => Promise.reject(new Error('no canvas here')),
      loadingTask: { destroy: () => Promise.resolve() },
    };
  },
}));

let file: MemoryClient;
const user = userEvent.setup();
const line = (text: string | RegExp) =>
  [...document.querySelectorAll<HTMLElement>('.tline')].find((e) => (typeof text === 'string' ? e.textContent?.includes(text) : text.test(e.textContent ?? '')));
const field = (name: string) => document.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea)`);
const compared = (name: string) => screen.getByRole('group', { name });
const differing = () => [...document.querySelectorAll<HTMLElement>('.ch')].map((e) => e.querySelector('.id')?.textContent);

async function open(which = 'sample', readOnly = false): Promise<void> {
  opened.length = 0;
  navigation.place = 'controls';
  file = new MemoryClient(which, readOnly);
  useClient(file);
  render(App);
  await waitFor(() => expect(document.querySelector('.row[tabindex="0"]')).toBeInTheDocument());
}

async function history(): Promise<void> {
  await user.keyboard('{Control>}7{/Control}');
  await waitFor(() => expect(line('Now')).toHaveFocus());
  if ((store.statement?.editions.length ?? 0) > 0) await waitFor(() => expect(document.querySelector('.cr')).toBeInTheDocument());
}

/** Clears away what stands between the sample and an edition. */
async function clear(): Promise<void> {
  const open = store.open.filter((finding) => finding.severity === 'blocks').map((finding) => (finding.place.kind === 'decision' ? finding.place.control : ''));
  await store.apply({ op: 'Decide', controls: open, set: [{ applicability: 'applicable' }, { included: { text: 'Because it is needed.' } }] });
  expect(store.tally.blocks).toBe(0);
}

describe('the comparison', () => {
  beforeEach(async () => {
    await open();
    await history();
  });

  it('lists what differs from the last edition, and marks the words', async () => {
    expect(screen.getByRole('heading', { name: '15 decisions differ' })).toBeInTheDocument();
    expect(document.querySelector('.cmp h1')).toHaveTextContent('Alignment with other organizational policies');
    const justification = compared('Justification');
    expect(justification.querySelector('.o del')).toHaveTextContent('[only then: as a rule]');
    expect(justification.querySelector('.n ins')).toHaveTextContent('[only now: hiring policy and]');
    expect(justification.querySelector('.o ins')).toBeNull();
    expect(compared('Status').querySelector('.o')).toHaveTextContent('Planned');
    expect(compared('Status').querySelector('.n')).toHaveTextContent('Implemented');
  });

  it('brings a field back as one change that one undo takes back', async () => {
    const before = store.decisions.get('iso42001/A.2.3')?.included.text;
    await user.click(screen.getByRole('button', { name: 'Restore justification from 2.0' }));
    await waitFor(() => expect(store.decisions.get('iso42001/A.2.3')?.included.text).toContain('as a rule'));
    expect(file.seen).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Justification' })).toBeNull());
    // The button is gone with its field; the focus stays where the work is.
    await waitFor(() => expect(screen.getByRole('button', { name: 'Restore status from 2.0' })).toHaveFocus());
    expect(document.querySelector('.foot .said')).toHaveTextContent(/A\.2\.3.?: .?Justification.? is as it was in .?2\.0.?; undo takes that back/);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(store.decisions.get('iso42001/A.2.3')?.included.text).toBe(before));
    await waitFor(() => expect(compared('Justification')).toBeInTheDocument());
  });

  it('brings drivers and evidence back in one operation', async () => {
    await user.click(screen.getByRole('option', { name: /A\.4\.4/ }));
    const [before, drivers] = [store.decisions.get('iso42001/A.4.4')?.evidence.length ?? 0, store.decisions.get('iso42001/A.4.4')?.drivers.length ?? 0];
    expect(compared('Drivers').querySelectorAll('.n ins')).toHaveLength(drivers - 1);
    await user.click(screen.getByRole('button', { name: 'Restore all from 2.0' }));
    await waitFor(() => expect(store.decisions.get('iso42001/A.4.4')?.drivers).toHaveLength(1));
    expect(store.decisions.get('iso42001/A.4.4')?.evidence).toHaveLength(before - 1);
    expect(file.seen).toHaveLength(1);
    await waitFor(() => expect(differing()).not.toContain('A.4.4'));
  });

  it('tells who changed a field when, and what it said before', async () => {
    const justification = compared('Justification');
    const who = await within(justification).findByRole('button', { name: /^Head of AI Governance, 2026-11-20/ });
    await user.click(who);
    expect(who).toHaveAttribute('aria-expanded', 'true');
    const values = within(within(justification).getByRole('list')).getAllByRole('listitem');
    expect(values).toHaveLength(2);
    expect(values[1]).toHaveTextContent('Head of Data Science, 2026-09-14');
    // Any of them can be had back, and what stands there now need not.
    const then = within(justification).getAllByRole('button', { name: /^Restore what stood here from 2026-09-14/ });
    expect(then).toHaveLength(1);
    const texts = () => store.statement?.decisions.map(({ included }) => included.text);
    const was = texts();
    await user.click(then[0] as HTMLElement);
    await waitFor(() => expect(texts()).not.toEqual(was));
  });

  it('steps through the differences from anywhere, and comes back by Escape', async () => {
    const option = screen.getByRole('option', { name: /A\.2\.3/ });
    option.focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.querySelector('.cmp h1')).toHaveTextContent('Reporting of concerns'));
    expect(screen.getByRole('option', { name: /A\.3\.3/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('.cmp')?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(document.querySelector('.cmp h1')).toHaveTextContent('Data resources'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('option', { name: /A\.4\.3/ })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(line('Now')).toHaveFocus());
  });

  it('shows both sides of a text in one', async () => {
    await user.click(screen.getByRole('button', { name: 'One text' }));
    const justification = compared('Justification');
    expect(justification.querySelector('.o del')).toBeInTheDocument();
    expect(justification.querySelector('.o ins')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Side by side' }));
    expect(justification.querySelector('.o ins')).toBeNull();
  });

  it('sets the first side with 1, and says why the second cannot be set', async () => {
    const first = line('Edition 1.0') as HTMLElement;
    await user.click(first);
    await user.keyboard('1');
    await waitFor(() => expect(past.edition?.label).toBe('1.0'));
    expect(document.querySelector('.foot')).toHaveTextContent('Edition 1.0 against now');
    await user.keyboard('2');
    await waitFor(() => expect(document.querySelector('.chain')).toHaveTextContent('The second side is always the statement as it is now.'));
    await user.click(line(/12:31/) as HTMLElement);
    await user.keyboard('1');
    await waitFor(() => expect(document.querySelector('.chain')).toHaveTextContent('Only an edition can be the first side'));
    expect(past.edition?.label).toBe('1.0');
  });
});

describe('the timeline', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('groups by day, folds what is old, and tells what was undone', async () => {
    // Without layout nothing is ever near: everything is drawn.
    vi.stubGlobal('IntersectionObserver', undefined);
    await open();
    await history();
    expect(line('Undo: A.8.3 applicability')).toBeInTheDocument();
    const undone = [...document.querySelectorAll('.tline .void')].map((e) => e.textContent);
    expect(undone).toEqual(['A.8.3 applicability']);
    expect([...document.querySelectorAll('.tl h3')][0]).toHaveTextContent('Tue 2026-11-24');
    const gap = line(/^\s*211 revisions/) as HTMLElement;
    expect(gap).toHaveAttribute('aria-expanded', 'false');
    gap.focus();
    const before = document.querySelectorAll('.tline.rv').length;
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.querySelectorAll('.tline.rv').length).toBe(before + 211));
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(document.querySelectorAll('.tline.rv').length).toBe(before));
  });

  it('shows what the arrows stand on, one Tab stop for all', async () => {
    await open();
    await history();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.querySelector('.cmp h1')).toHaveTextContent('A.6.2.8 target date'));
    expect(document.querySelectorAll('.tline[tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{End}');
    await waitFor(() => expect(document.querySelector('.cmp h1')).toHaveTextContent('File created'));
  });

  it('shows of a revision the words that it replaced and wrote, and what its pages would carry besides', async () => {
    await open();
    file.wrote = [
      { cell: 'statement/s/d/iso42001/A.2.2/verdict', about: 'A.2.2, applicability and reasons', before: { applicability: 'applicable', included: { text: 'The board asked in May.' } }, after: { applicability: 'applicable', included: { text: 'The board asked in June.' } } },
      { cell: 'evidence/e9/title', about: 'EV-09, title', before: null, after: 'Minutes' },
    ];
    file.warned = [{ text: 'The data inside holds 3 internal notes.', mentions: [] }];
    await history();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const reasons = await screen.findByRole('group', { name: 'A.2.2, applicability and reasons' });
    expect(reasons.querySelector('del')).toHaveTextContent('[only then: May]');
    expect(reasons.querySelector('ins')).toHaveTextContent('[only now: June]');
    expect(reasons).toHaveTextContent('Applicability: Applicable');
    const title = screen.getByRole('group', { name: 'EV-09, title' });
    expect(title.querySelector('ins')).toHaveTextContent('Minutes');
    expect(title).toHaveTextContent('none');
    expect(await screen.findByText('The data inside holds 3 internal notes.')).toBeInTheDocument();
  });

  it('says at its end how many older revisions the file has', async () => {
    await open();
    vi.spyOn(file, 'history').mockImplementation(async () => (await MemoryClient.prototype.history.call(file)).filter(({ number }) => number > 300));
    await history();
    const last = document.querySelector('.spine .block:last-child > :last-child');
    expect(last).toHaveTextContent('300 older revisions are in the file, and not listed here.');
    expect(last?.tagName).toBe('P');
  });

  it('knows an undo that was redone, and one that was not', () => {
    const revision = (number: number, name: string, reverses?: number): Revision => ({
      id: String(number), number, name, author: 'Role', time: '2026-11-24T12:00:00Z', did: { text: name, about: [] }, ...(reverses && { reverses: String(reverses) }),
    });
    const log = [revision(1, 'New'), revision(2, 'SetOwner'), revision(3, 'SetReview'), revision(4, 'Undo', 3), revision(5, 'Undo', 2), revision(6, 'Redo', 5)];
    expect([...undoneBy(log)].filter((id) => ['2', '3'].includes(id))).toEqual(['3']);
  });

  it('says what it does not list, and finds the place of editions older than that', () => {
    const revisions = Array.from({ length: 1000 }, (_, i): Revision => ({
      id: `r${i}`, number: 5000 - i, name: 'SetOwner', author: 'Role', time: new Date(Date.parse('2026-11-24T12:00:00Z') - i * 3_600_000).toISOString(), did: { text: 'Owner', about: [] },
    }));
    const edition = { ...store.statement?.editions[0], id: 'e', revisions: 12 };
    const lines = timelineOf(revisions, { ...store.statement, editions: [edition], candidates: [] } as unknown as typeof store.statement, new Set());
    expect(lines.at(-1)).toMatchObject({ kind: 'beyond', count: 4000 });
    expect(lines.at(-2)).toMatchObject({ kind: 'edition' });
    expect(lines.filter((one) => one.kind === 'gap')).toMatchObject([{ count: 960, earlier: true }]);
  });
});

describe('an edition', () => {
  it('is exported as it was issued, and told in place', async () => {
    await open();
    await history();
    const asked = vi.spyOn(file, 'exportPdf');
    await user.click(line('Edition 1.0') as HTMLElement);
    const button = await screen.findByRole('button', { name: 'Export edition 1.0 as issued…' });
    asked.mockResolvedValueOnce(null);
    await user.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'));
    expect(document.querySelector('.came')).toHaveTextContent(/^$/);
    await user.click(button);
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent('These are the very bytes that were issued.'));
    expect(asked).toHaveBeenLastCalledWith({ edition: store.statement?.editions[0]?.id });
    asked.mockRejectedValueOnce({ code: 'nothing-known', message: 'The folder is gone.' });
    await user.click(button);
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent('Nothing was written. The folder is gone.'));
  });

  it('keeps the signed copy that came back, until it is taken away', async () => {
    await open();
    await history();
    await user.click(line('Edition 1.0') as HTMLElement);
    expect(screen.queryByText('signed in ink.pdf')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Attach a signed copy…' }));
    await screen.findByText('signed in ink.pdf');
    await user.click(screen.getByRole('button', { name: 'Take signed in ink.pdf away' }));
    await waitFor(() => expect(screen.queryByText('signed in ink.pdf')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Attach a signed copy…' }));
  });

  it('is withdrawn only with a reason', async () => {
    await open();
    await history();
    await user.click(line('Edition 1.0') as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Withdraw edition 1.0…' }));
    const reason = screen.getByRole('textbox', { name: 'Why is it withdrawn?' });
    expect(reason).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Withdraw edition 1.0' }));
    expect(reason).toHaveAttribute('aria-invalid', 'true');
    expect(store.statement?.editions[0]?.withdrawn).toBeUndefined();
    // One line in the model, however it wraps here.
    await user.type(reason, 'A newer one{Enter} is in force.');
    await user.click(screen.getByRole('button', { name: 'Withdraw edition 1.0' }));
    await waitFor(() => expect(store.statement?.editions[0]?.withdrawn?.reason).toBe('A newer one is in force.'));
    expect(line('Edition 1.0')).toHaveTextContent('Withdrawn');
    expect(screen.queryByRole('button', { name: 'Withdraw edition 1.0…' })).toBeNull();
  });
});

describe('issuing', () => {
  it('says what stands in the way and leads there', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    expect(await screen.findByRole('heading', { name: 'Issue edition 3.0' })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Write: A.5.5' })).toHaveFocus());
    const issue = screen.getByRole('button', { name: 'Issue edition 3.0' });
    expect(issue).toHaveAttribute('aria-disabled', 'true');
    expect(issue).toHaveAccessibleDescription(/4 findings first\. Go to A\.5\.5/);
    await user.click(screen.getByRole('button', { name: 'Go to A.5.5' }));
    await waitFor(() => expect(field('justification')).toHaveFocus());
    expect(document.querySelector('.decision .id')).toHaveTextContent('A.5.5');
    expect(store.statement?.editions).toHaveLength(2);
  });

  it('tells many findings of one rule in one line', async () => {
    await open('empty');
    await user.click(screen.getByRole('button', { name: 'Issue an edition…' }));
    const together = (await screen.findByText('38 controls are not decided yet')).closest('li') as HTMLElement;
    expect(within(together).getAllByRole('button')).toHaveLength(38);
    // Five of them are findings; the last is that nobody approves it.
    const blocks = screen.getAllByRole('listitem').filter((item) => item.matches('.fb'));
    expect(blocks).toHaveLength(6);
    expect(blocks.at(-1)).toHaveTextContent('Nobody approves it yet.');
    expect(screen.getByRole('heading', { name: '42 findings and 1 more stand in the way' })).toBeInTheDocument();
  });

  it('mends the version here, and takes the approver for this approval alone', async () => {
    await open('empty');
    await user.click(screen.getByRole('button', { name: 'Issue an edition…' }));
    await screen.findByRole('heading', { name: 'Issue an edition' });
    const fixes = screen.getAllByRole('button', { name: /: SoA$/ });
    const version = fixes.find((button) => button.closest('li')?.textContent?.includes('no version')) as HTMLElement;
    await user.click(version);
    await waitFor(() => expect(field('version')).toHaveFocus());
    await user.keyboard('1.0{Tab}');
    await waitFor(() => expect(store.statement?.version).toBe('1.0'));
    expect(await screen.findByRole('heading', { name: 'Issue edition 1.0' })).toBeInTheDocument();
    (field('approver') as HTMLElement).focus();
    await user.keyboard('Managing Director');
    await user.click(await screen.findByRole('option', { name: 'Use “Managing Director”' }));
    (field('function') as HTMLElement).focus();
    await user.keyboard('Top management{Tab}');
    await waitFor(() => expect(field('function')).toHaveValue('Top management'));
    // Writing them into the statement would make a candidate stale that says the same.
    expect(store.statement?.approver).toEqual({ name: '', function: '' });
    expect(file.seen.filter(({ op }) => op === 'EditStatement')).toHaveLength(1);
  });

  it('freezes and issues in one step, and offers the bytes', async () => {
    await open();
    await clear();
    const asked = vi.spyOn(file, 'issueEdition');
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await waitFor(() => expect(field('version')).toHaveFocus());
    (field('note') as HTMLElement).focus();
    await user.keyboard('Four decisions are made.');
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0' }));
    expect(await screen.findByRole('heading', { name: 'Edition 3.0 is issued' })).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      approver: { name: 'Chief Executive', function: 'Chief Executive' }, note: { text: 'Four decisions are made.' }, paper: 'a4',
    });
    expect(asked.mock.calls[0]?.[0].candidate).toBeUndefined();
    // The day that nobody chose is that of the shell's clock when it is issued.
    expect(asked.mock.calls[0]?.[0].approver).not.toHaveProperty('date');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export it now…' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Show it in History' }));
    await waitFor(() => expect(line('Edition 3.0')).toHaveFocus());
    expect(await screen.findByText('Every decision says what it says in edition 3.0.', { selector: '.none' })).toBeInTheDocument();
    // What one hands over now is the edition, until the statement says something else.
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByText('Edition 3.0 as it was issued, byte for byte.')).toBeInTheDocument();
    await waitFor(() => expect(document.querySelector('[data-field="edition"]')).toContainElement(document.activeElement as HTMLElement));
    await store.apply({ op: 'Decide', controls: ['iso42001/A.2.2'], set: [{ included: { text: 'Another reason.' } }] });
    expect(await screen.findByText(/Every page is marked DRAFT/)).toBeInTheDocument();
  });

  it('takes a day of approval from that of the pages to today, says why no other, and sends the one that was chosen', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(2027, 0, 10, 23, 59) });
    try {
      await open();
      await clear();
      await store.run(() => file.prepareCandidate());
      await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
      await waitFor(() => expect(field('date')).toHaveValue('2027-01-10'));
      // The page stays open over midnight.
      vi.advanceTimersByTime(120_000);
      await tick();
      expect(field('date')).toHaveValue('2027-01-11');
      const issue = () => screen.getByRole('button', { name: 'Issue edition 3.0' });
      for (const [day, why] of [['2027-01-09', /prepared on 2027-01-10, and today is 2027-01-11/], ['2027-01-12', /prepared on/], ['31.02.2027', /There is no such day/]] as const) {
        await user.clear(field('date') as HTMLElement);
        await user.type(field('date') as HTMLElement, `${day}{Tab}`);
        expect(field('date')).toHaveAccessibleDescription(why);
        // It is no field of the file, and says nothing of it.
        expect(field('date')?.closest('.fld')).not.toHaveTextContent('not in the file');
        expect(issue()).toHaveAttribute('aria-disabled', 'true');
      }
      await user.click(issue());
      await waitFor(() => expect(field('date')).toHaveFocus());
      expect(store.statement?.editions).toHaveLength(2);
      await user.clear(field('date') as HTMLElement);
      await user.type(field('date') as HTMLElement, '2027-01-10{Tab}');
      const asked = vi.spyOn(file, 'issueEdition');
      await user.click(issue());
      await waitFor(() => expect(asked.mock.calls[0]?.[0].approver.date).toBe('2027-01-10'));
    } finally {
      vi.useRealTimers();
    }
  });

  it('holds the window with nothing that is typed for the approval alone, and with the version as Document does', async () => {
    await open();
    file.onClose(() => store.mayClose());
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await waitFor(() => expect(field('date')).not.toBeNull());
    await user.clear(field('date') as HTMLElement);
    await user.type(field('date') as HTMLElement, '31.02.2027{Tab}');
    await user.type(field('note') as HTMLElement, 'Half a no');
    await file.close();
    expect(file.closed).toBe(true);
    file.closed = false;
    await navigation.go({ place: 'people' });
    await waitFor(() => expect(field('date')).toBeNull());
    await file.close();
    expect(file.closed).toBe(true);
    expect(store.unwritten).toBe(0);
    // What was typed is still there for the approval.
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await waitFor(() => expect(field('date')).toHaveValue('31.02.2027'));
    expect(field('note')).toHaveValue('Half a no');
    // The version is of the file, and stands in Document too.
    file.failure = { code: 'text-too-long', message: 'long' };
    await user.clear(field('version') as HTMLElement);
    await user.type(field('version') as HTMLElement, '3.1 far too long{Tab}');
    await waitFor(() => expect(store.unwritten).toBe(1));
    await navigation.go({ place: 'document', field: 'version' });
    await waitFor(() => expect(field('version')).toHaveFocus());
    expect(field('version')).toHaveValue('3.1 far too long');
  });

  it('prepares a candidate, exports it for signature, and issues just that', async () => {
    await open();
    await clear();
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    const looked = vi.spyOn(file, 'previewPdf');
    await user.click(await screen.findByRole('button', { name: 'Prepare for approval' }));
    const exporting = await screen.findByRole('button', { name: 'Export the pages FOR APPROVAL…' });
    await waitFor(() => expect(exporting).toHaveFocus());
    const candidate = store.statement?.candidates.at(-1);
    const pages = vi.spyOn(file, 'exportPdf');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(pages).toHaveBeenCalledWith({ candidate: candidate?.id, paper: 'a4' }));
    expect(document.querySelector('.foot .summary')).toHaveTextContent(/^Frozen for approval as 3\.0 on .*, not issued yet$/);
    // What is looked at is what is exported.
    await waitFor(() => expect(document.querySelector('.preview')).toHaveTextContent('These are the frozen pages of 3.0'));
    expect(looked).toHaveBeenLastCalledWith(pages.mock.calls[0]?.[0]);
    await user.click(screen.getByRole('radio', { name: /as it is now/ }));
    await waitFor(() => expect(looked).toHaveBeenLastCalledWith({ audience: 'internal', form: 'full', paper: 'a4' }));
    expect(document.querySelector('.preview')).toHaveTextContent('These pages are marked DRAFT');
    await user.click(screen.getByRole('radio', { name: /3\.0 for approval/ }));
    expect(screen.getByRole('radio', { name: /3\.0 for approval/ })).toBeChecked();
    const issue = vi.spyOn(file, 'issueEdition');
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0' }));
    await waitFor(() => expect(issue.mock.calls[0]?.[0].candidate).toBe(candidate?.id));
  });

  it('shows how far the pages of an edition are, and lets them be cancelled', async () => {
    await open();
    await clear();
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    let heard: ((progress: { pages: number; of?: number }) => void) | undefined;
    vi.spyOn(file, 'onExporting').mockImplementation((told) => {
      heard = told;
      return () => (heard = undefined);
    });
    let end: ((update: Update) => void) | undefined;
    vi.spyOn(file, 'issueEdition').mockImplementation(() => new Promise((resolve) => (end = resolve)));
    const asks = vi.spyOn(file, 'breakOffExport').mockResolvedValue();
    const issue = await screen.findByRole('button', { name: 'Issue edition 3.0' });
    await user.click(issue);
    await waitFor(() => expect(end).toBeDefined());
    heard?.({ pages: 9 });
    await new Promise((resolve) => setTimeout(resolve, 250));
    heard?.({ pages: 400, of: 2226 });
    expect(await screen.findByText(/^Writing page 400 of /)).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '400');
    // Whoever looks elsewhere meanwhile finds it again.
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    await user.keyboard('{Control>}7{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Issue edition 3.0…' }));
    screen.getByRole('button', { name: 'Cancel' }).focus();
    await user.keyboard('{Enter}');
    expect(asks).toHaveBeenCalledOnce();
    // The shell answers with the file as it is: without an edition, and with what was frozen for it.
    end?.(await file.prepareCandidate());
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    const again = screen.getByRole('button', { name: 'Issue edition 3.0' });
    await waitFor(() => expect(again).toHaveFocus());
    expect(again).toHaveAttribute('aria-disabled', 'false');
    expect(screen.getByRole('radio', { name: /3\.0 for approval/ })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: /is issued/ })).toBeNull();
    expect(heard).toBeUndefined();
  });

  it('says who prepared what they are about to approve, while somebody else can still be named', async () => {
    await open();
    await clear();
    await store.apply({ op: 'EditStatement', set: [{ prepared: { name: 'Chief Auditor', function: 'Audit' } }] });
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await screen.findByRole('heading', { name: 'Issue edition 3.0' });
    const eyes = /prepared and to be approved by the same person/;
    expect(screen.queryByText(eyes)).toBeNull();
    await user.clear(field('approver') as HTMLElement);
    await user.type(field('approver') as HTMLElement, 'chief auditor');
    await user.click(await screen.findByRole('option', { name: /Use “chief auditor”/ }));
    const told = await screen.findByText(eyes);
    expect(told.closest('p')).toHaveTextContent('an auditor asks for a second pair of eyes');
    // It is a question of an auditor, and stands in nobody's way.
    expect(document.querySelector('#issue-why')).not.toHaveTextContent('finding');
    await user.clear(field('approver') as HTMLElement);
    await user.type(field('approver') as HTMLElement, 'Harbour board');
    await user.click(await screen.findByRole('option', { name: /Use “Harbour board”/ }));
    await waitFor(() => expect(screen.queryByText(eyes)).toBeNull());
  });

  it('tells a candidate that the statement has left behind, and does not offer it', async () => {
    await open();
    await clear();
    await store.run(() => file.prepareCandidate());
    await store.apply({ op: 'Decide', controls: ['iso42001/A.2.2'], set: [{ included: { text: 'Another reason.' } }] });
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    const stale = await screen.findByRole('radio', { name: /3\.0 for approval/ });
    expect(stale).toBeDisabled();
    expect(stale.closest('label')).toHaveTextContent('The statement has changed since.');
    expect(screen.getByRole('radio', { name: /as it is now/ })).toBeChecked();
  });

  it('proposes the next version where an edition has this one', async () => {
    await open();
    await clear();
    await store.apply({ op: 'EditStatement', set: [{ version: '2.0' }] });
    await user.click(screen.getByRole('button', { name: 'Issue an edition…' }));
    expect(await screen.findByRole('heading', { name: /^One thing stands in the way/ })).toBeInTheDocument();
    const told = document.querySelector<HTMLElement>('.issue .c1 .fb');
    expect(told).toHaveTextContent('Edition 2.0 exists already.');
    expect(screen.getByRole('button', { name: 'Issue the edition' })).toHaveAccessibleDescription(/Edition 2\.0 exists already/);
    await user.click(within(told as HTMLElement).getByRole('button', { name: 'Make it edition 2.1' }));
    await waitFor(() => expect(field('version')).toHaveFocus());
    expect(store.statement?.version).toBe('2.1');
    expect(await screen.findByRole('heading', { name: 'Issue edition 2.1' })).toBeInTheDocument();
  });

  it('is compared with from then on, whatever was compared before', async () => {
    await open();
    await history();
    await user.click(line('Edition 1.0') ?? (line('Edition') as HTMLElement));
    await user.keyboard('1');
    await waitFor(() => expect(past.edition?.label).toBe('1.0'));
    await clear();
    await store.run(() => file.issueEdition({ approver: { name: 'Chief Executive', function: 'Chief Executive' }, note: { text: '' }, paper: 'a4' }));
    await waitFor(() => expect(document.querySelector('.foot .summary')).toHaveTextContent('Edition 3.0 against now'));
  });

  it('goes back to where one was, and keeps what was filled in', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await screen.findByRole('heading', { name: 'Issue edition 3.0' });
    (field('note') as HTMLElement).focus();
    await user.keyboard('Half a note{Escape}');
    await waitFor(() => expect(document.querySelector('.row')).toBeInTheDocument());
    expect(navigation.place).toBe('controls');
    await user.click(screen.getByRole('button', { name: 'Issue edition 3.0…' }));
    await waitFor(() => expect(field('note')).toHaveValue('Half a note'));
  });

  it('cannot be begun where the file is read-only, and says why', async () => {
    await open('sample', true);
    expect(screen.getByRole('button', { name: 'Issue edition 3.0…' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Issue edition 3.0…' })).toHaveAttribute('title', 'This file is read-only here.');
    await history();
    expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
    expect(screen.getByText('Nothing can be restored: this file is read-only here.')).toBeInTheDocument();
  });
});

describe('export', () => {
  it('says what stays out for whom, and makes pages for what was chosen', async () => {
    await open();
    const asked: ExportOptions[] = [];
    vi.spyOn(file, 'previewPdf').mockImplementation((options) => {
      asked.push(options);
      return MemoryClient.prototype.previewPdf.call(file, options);
    });
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByRole('heading', { name: 'Export a PDF' })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Internal' })).toHaveFocus());
    expect(await screen.findByRole('button', { name: /Write 3 pages…/ })).toBeInTheDocument();
    const without = document.querySelector('.without') as HTMLElement;
    // Notes do not stay out of an internal copy: the data inside has them.
    expect(without).toHaveTextContent(/on no page.*can be read in the data.*your notes.*findings were let stand/);
    expect(without).not.toHaveTextContent('stays out');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(without).toHaveTextContent('where evidence is kept'));
    await waitFor(() => expect(asked.at(-1)).toEqual({ audience: 'public', form: 'full', paper: 'a4' }));
    // What must be looked at first stands beside the choice, before anything is written.
    expect(without).toHaveTextContent(`Each page says “${store.statement?.classification ?? ''}”.`);
    await user.click(screen.getByRole('radio', { name: 'Register' }));
    await waitFor(() => expect(asked.at(-1)?.form).toBe('register'));
  });

  it('tells names of one kind in one sentence, and leads from each to where it is said', async () => {
    await open();
    const mentions = ['R-02', 'R-07', 'R-11', 'R-12'].map((risk) => ({
      text: `“${risk}” (A.2.2)`, place: { kind: 'decision', control: 'iso42001/A.2.2', field: 'justification' } as const,
    }));
    vi.spyOn(file, 'exportWarnings').mockResolvedValue([{ text: 'This copy leaves out 4 names of risks.', mentions }]);
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByText(/leaves out 4 names of risks/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show where' })).toBeNull();
    const all = screen.getByText('All 4, and where they are said');
    expect(all.closest('details')).not.toHaveAttribute('open');
    await user.click(all);
    await user.click(screen.getByRole('button', { name: '“R-07” (A.2.2)' }));
    await waitFor(() => expect(field('justification')).toHaveFocus());
  });

  it('leads to the classification that speaks against a public copy, and is quiet once that is public', async () => {
    await open();
    await user.keyboard('{Control>}e{/Control}');
    await user.click(await screen.findByRole('radio', { name: 'Auditor' }));
    expect(screen.queryByRole('button', { name: 'Show where' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Public' }));
    await user.click(await screen.findByRole('button', { name: 'Show where' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Classification' })).toHaveFocus());
    await user.clear(screen.getByRole('combobox', { name: 'Classification' }));
    await user.keyboard('public{Tab}');
    await waitFor(() => expect(store.statement?.classification).toBe('public'));
    await user.keyboard('{Control>}e{/Control}');
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Public' })).toBeChecked());
    expect(screen.queryByRole('button', { name: 'Show where' })).toBeNull();
  });

  it('writes by key, tells file, pages and what is to be known; nothing when the user thinks better of it', async () => {
    await open();
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByRole('button', { name: /Write 3 pages…/ });
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    const asked = vi.spyOn(file, 'exportPdf').mockResolvedValueOnce({ handle: 7, name: 'soa.pdf', pages: 21, notes: ['No font has it.'], asIssued: false });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent('soa.pdf is written: 21 pages.'));
    // It may come below what is in sight.
    await waitFor(() => expect(shown.mock.contexts).toContain(document.querySelector('.came')));
    expect(document.querySelector('.came')).toHaveTextContent('One thing to know about it: No font has it.');
    expect(asked).toHaveBeenCalledWith({ audience: 'internal', form: 'full', paper: 'a4' });
    // It is told of these options, not of others.
    await user.click(screen.getByRole('radio', { name: 'Register' }));
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent(/^$/));
    await user.click(screen.getByRole('radio', { name: 'Full entries' }));
    asked.mockResolvedValueOnce(null);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent(/^$/));
  });

  it('opens what it wrote, and its folder, and says where nothing does', async () => {
    await open();
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByRole('button', { name: /Write 3 pages…/ });
    vi.spyOn(file, 'exportPdf').mockResolvedValue({ handle: 7, name: 'soa.pdf', pages: 21, notes: [], asIssued: false });
    expect(screen.queryByRole('button', { name: 'Open it' })).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const opened = vi.spyOn(file, 'openWritten');
    await user.click(await screen.findByRole('button', { name: 'Open it' }));
    await user.click(screen.getByRole('button', { name: 'Open its folder' }));
    expect(opened.mock.calls).toEqual([[7, 'file'], [7, 'folder']]);
    opened.mockRejectedValueOnce({ code: 'not-opened', message: '' });
    await user.click(screen.getByRole('button', { name: 'Open it' }));
    await waitFor(() => expect(document.querySelector('.came')).toHaveTextContent('Nothing on this computer opened it.'));
    // It is written all the same, and can be tried again.
    expect(document.querySelector('.came')).toHaveTextContent('soa.pdf is written: 21 pages.');
    await user.click(screen.getByRole('button', { name: 'Open it' }));
    await waitFor(() => expect(document.querySelector('.came')).not.toHaveTextContent('Nothing on this computer'));
  });

  it('turns pages by key, and says in place when none could be made', async () => {
    await open();
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByText('Page 1 of 3')).toBeInTheDocument();
    await user.keyboard('{PageDown}{PageDown}{PageDown}');
    expect(await screen.findByText('Page 3 of 3')).toBeInTheDocument();
    await user.keyboard('{PageUp}');
    expect(await screen.findByText('Page 2 of 3')).toBeInTheDocument();
    const asked = vi.spyOn(file, 'previewPdf').mockRejectedValueOnce({ code: 'report.layout', message: 'The logo could not be read.' });
    await user.click(screen.getByRole('radio', { name: 'US Letter' }));
    expect(await screen.findByText('The logo could not be read.', { exact: false })).toBeInTheDocument();
    expect(document.querySelector('.error')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText('The logo could not be read.', { exact: false })).toBeNull());
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

describe('the words of a page', () => {
  type Tree = Parameters<typeof paragraphs>[0];
  type Content = Parameters<typeof paragraphs>[1];
  const begin = (id: string) => ({ type: 'beginMarkedContentProps', id });
  const end = { type: 'endMarkedContent' };
  const items = [begin('c2'), { str: 'Head' }, end, begin('c1'), { str: 'Some ', hasEOL: true }, { str: 'words' }, end, begin('c3'), { str: 'A.5' }, end, begin('c4'), { str: 'Excluded' }, end];
  const content = { items } as unknown as Content;
  const of = (id: string) => ({ type: 'content', id });

  it('follow the tags, with the pictures’ own words', () => {
    const tree = {
      role: 'Root',
      children: [
        { role: 'H1', children: [of('c2')] }, { role: 'P', children: [of('c1')] },
        { role: 'Table', children: [{ role: 'TR', children: [{ role: 'TH', children: [of('c3')] }, { role: 'TD', children: [of('c4')] }] }] },
        { role: 'Figure', alt: 'Bars: 3 excluded', children: [] },
      ],
    } as unknown as Tree;
    expect(paragraphs(tree, content)).toEqual(['Head', 'Some words', 'A.5, Excluded', 'Bars: 3 excluded']);
  });

  it('come line by line where nothing is tagged', () => {
    expect(paragraphs(null as unknown as Tree, content)).toEqual(['HeadSome', 'wordsA.5Excluded']);
  });
});
