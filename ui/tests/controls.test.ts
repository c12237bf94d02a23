// Controls as a hand on the keyboard meets it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { ledger } from '../src/places/controls/rows.svelte';
import { staging } from '../src/places/controls/staging.svelte';

let file: MemoryClient;
const user = userEvent.setup();

const row = (id: string) => document.querySelector<HTMLElement>(`[data-key="iso42001/${id}"]`);
const decision = (id: string) => store.decisions.get(`iso42001/${id}`);
const field = (name: string) => document.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea)`);

async function open(which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(row('A.2.2')).toHaveFocus());
}

/** Stands on a control with the focus in the list. */
async function stand(id: string): Promise<void> {
  await user.click(row(id) as HTMLElement);
  await waitFor(() => expect(row(id)).toHaveFocus());
}

describe('the list', () => {
  beforeEach(() => open());

  it('moves with the arrows, and the decision follows', async () => {
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(row('A.2.3')).toHaveFocus());
    expect(document.querySelector('.decision h1')).toHaveTextContent('Alignment with other organizational policies');
    expect(row('A.2.3')).toHaveAttribute('aria-selected', 'true');
    expect(document.querySelectorAll('.row[tabindex="0"]')).toHaveLength(1);
  });

  it('decides by letter, and says so in state and counts', async () => {
    await stand('A.7.6');
    await user.keyboard('a');
    await waitFor(() => expect(decision('A.7.6')?.applicability).toBe('applicable'));
    expect(file.seen.at(-1)).toEqual({ op: 'Decide', controls: ['iso42001/A.7.6'], set: [{ applicability: 'applicable' }] });
    await user.keyboard('x');
    await waitFor(() => expect(screen.getByRole('group', { name: 'Ground' })).toBeInTheDocument());
    expect(row('A.7.6')).toHaveTextContent('Excluded');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(decision('A.7.6')?.applicability).toBe('applicable'));
  });

  it('says why a letter finds no field yet, takes no words for commands, and goes there once it is decided', async () => {
    await stand('A.7.6');
    await user.keyboard('justified because a supplier left');
    await waitFor(() => expect(document.activeElement?.closest('[data-field="applicability"]')).not.toBeNull());
    expect(screen.getByText(/Decide this first; Justification comes after it/)).toBeInTheDocument();
    expect(decision('A.7.6')?.applicability).toBe('undecided');
    expect(file.seen).toEqual([]);
    // After a pause a letter is a command again.
    await new Promise((done) => setTimeout(done, 600));
    await user.keyboard('a');
    await waitFor(() => expect(field('justification')).toHaveFocus());
    expect(decision('A.7.6')?.applicability).toBe('applicable');
    expect(screen.queryByText(/Decide this first/)).toBeNull();
  });

  it('forgets what was asked for too early when the choice is left', async () => {
    await stand('A.7.6');
    await user.keyboard('o');
    await screen.findByText(/Decide this first; Owner comes after it/);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('A.7.6')).toHaveFocus());
    expect(screen.queryByText(/Decide this first/)).toBeNull();
    await new Promise((done) => setTimeout(done, 600));
    await user.keyboard('a');
    await waitFor(() => expect(decision('A.7.6')?.applicability).toBe('applicable'));
    expect(row('A.7.6')).toHaveFocus();
  });

  it('leads to a field by letter and back by Escape, with what was typed in the file', async () => {
    await stand('A.6.2.4');
    await user.keyboard('j');
    await waitFor(() => expect(field('justification')).toHaveFocus());
    await user.keyboard('{Control>}{End}{/Control} ax');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('A.6.2.4')).toHaveFocus());
    expect(decision('A.6.2.4')?.included.text).toMatch(/ ax$/);
    expect(decision('A.6.2.4')?.applicability).toBe('applicable');
  });

  it('goes to the next control and stays in the field, words written', async () => {
    await stand('A.6.2.4');
    await user.keyboard('h');
    await waitFor(() => expect(field('how')).toHaveFocus());
    await user.keyboard('New words. {Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(document.querySelector('.decision h1')).toHaveTextContent('AI system deployment'));
    await waitFor(() => expect(field('how')).toHaveFocus());
    expect(decision('A.6.2.4')?.how.text).toContain('New words.');
  });

  it('says what undo took back, and shows it, from another control', async () => {
    await stand('A.6.2.4');
    await user.keyboard('j{Control>}{End}{/Control} Sealed.');
    await user.keyboard('{Escape}');
    await stand('A.6.2.5');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(document.querySelector('.foot .said')).toHaveTextContent('Taken back: A.6.2.4 justification'));
    await waitFor(() => expect(row('A.6.2.4')).toHaveFocus());
    expect(field('justification')).not.toHaveValue(expect.stringMatching('Sealed'));
    // From a field it leads to the field.
    await user.keyboard('{ArrowDown}h');
    await waitFor(() => expect(field('how')).toHaveFocus());
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(document.querySelector('.foot .said')).toHaveTextContent('Made again: A.6.2.4 justification'));
    await waitFor(() => expect(field('justification')).toHaveFocus());
    expect((field('justification') as HTMLTextAreaElement).value).toMatch(/Sealed\.$/);
  });

  it('finds what was typed anywhere, and comes back to the list', async () => {
    await user.keyboard('/');
    const filter = screen.getByRole('textbox', { name: 'Filter 41 controls' });
    expect(filter).toHaveFocus();
    await user.keyboard('hold-out set may');
    await waitFor(() => expect(document.querySelectorAll('.row')).toHaveLength(1));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(row('A.6.2.4')).toHaveFocus());
    await user.keyboard('/{Escape}');
    expect(document.querySelectorAll('.row')).toHaveLength(41);
  });

  it('filters by facet with live counts', async () => {
    const side = screen.getByRole('group', { name: 'State' });
    await user.click(within(side).getByRole('button', { name: /Undecided/ }));
    expect([...document.querySelectorAll('.row .id')].map((e) => e.textContent)).toEqual(['A.6.2.8', 'A.7.6', 'A.8.5']);
    await user.click(row('A.7.6') as HTMLElement);
    await user.keyboard('a');
    await waitFor(() => expect(within(side).getByRole('button', { name: /Undecided/ })).toHaveTextContent('2'));
  });

  it('finds what no risk asks for among what is included', async () => {
    const facet = screen.getByRole('group', { name: 'Risk' });
    await user.click(within(facet).getByRole('button', { name: /No risk asks for it/ }));
    const found = ledger.visible.map(({ label }) => label);
    expect(found.length).toBeGreaterThan(0);
    expect(ledger.visible.every(({ decision: { applicability, drivers } }) => applicability === 'applicable' && drivers.every(({ kind }) => kind !== 'risk'))).toBe(true);
    // One that is linked with a risk is asked for.
    await store.apply({ op: 'AddRisk', id: 'r', set: [{ title: 'Drift' }] }, { op: 'Link', from: 'risk/r', to: [ledger.visible[0]?.control ?? ''] });
    await waitFor(() => expect(ledger.visible.map(({ label }) => label)).toEqual(found.slice(1)));
  });

  it('excludes a whole objective as one change that one undo takes back', async () => {
    const menu = screen.getByRole('button', { name: /Decide on all of A\.9/ });
    menu.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('menuitem', { name: 'Exclude all' }));
    await waitFor(() => expect(['A.9.2', 'A.9.3', 'A.9.4'].map((id) => decision(id)?.applicability)).toEqual(['excluded', 'excluded', 'excluded']));
    expect(file.seen).toHaveLength(1);
    await store.undo();
    expect(decision('A.9.3')?.applicability).toBe('applicable');
  });

  it('adds an own control under other sources, ready to be named', async () => {
    await user.click(screen.getByRole('button', { name: 'Add your own control (from another source)' }));
    await waitFor(() => expect(field('title')).toHaveFocus());
    await user.keyboard('Lock-keeper on call{Escape}');
    await waitFor(() => expect([...document.querySelectorAll('.row')].at(-1)).toHaveTextContent('Lock-keeper on call'));
    expect(store.statement?.decisions).toHaveLength(42);
    // It counts wherever controls are counted.
    expect(screen.getByRole('textbox', { name: 'Filter 42 controls' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Controls/ })).toHaveTextContent('42');
    expect(document.querySelector('.foot .summary')).toHaveTextContent('42 controls (38 of Annex A, 4 own): 36 applicable, 2 excluded, 4 undecided');
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(document.querySelector('.lead')).toHaveTextContent('38 of 42 controls (38 of Annex A, 4 own) decided'));
  });
});

describe('the decision', () => {
  beforeEach(() => open());

  it('chooses a status by letter and arrow where none is chosen yet, and says that arrows choose', async () => {
    await stand('A.7.6');
    await user.keyboard('as');
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Not started' })).toHaveFocus());
    expect(document.querySelector('.foot .keys')).toHaveTextContent('← → choose');
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(decision('A.7.6')?.status).toBe('planned'));
    expect(screen.getByRole('radio', { name: 'Planned' })).toBeChecked();
  });

  it('goes through the grounds by arrow and ticks by Space', async () => {
    await stand('A.7.6');
    await user.keyboard('xg');
    const grounds = within(await screen.findByRole('group', { name: 'Ground' })).getAllByRole('checkbox');
    await waitFor(() => expect(grounds[0]).toHaveFocus());
    await user.keyboard('{ArrowDown} ');
    await waitFor(() => expect(decision('A.7.6')?.grounds).toEqual(['notRequired']));
    expect(grounds[1]).toBeChecked();
  });

  it('leads on by the letters beside its fields, also from a tick', async () => {
    await stand('A.7.6');
    await user.keyboard('xg');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('type', 'checkbox'));
    await user.keyboard(' jNo such data.{Escape}');
    await waitFor(() => expect(decision('A.7.6')?.excluded.text).toBe('No such data.'));
    expect(decision('A.7.6')?.grounds).toHaveLength(1);
  });

  it('sets the language of a text by key, and Tab goes from text to text', async () => {
    await stand('A.6.2.4');
    await user.keyboard('h');
    await waitFor(() => expect(field('how')).toHaveFocus());
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await user.keyboard('sv{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.how.lang).toBe('sv'));
    await waitFor(() => expect(field('how')).toHaveFocus());
    await user.tab();
    expect(document.querySelector('[data-field="owner"]')).toContainElement(document.activeElement as HTMLElement);
  });

  it('takes a driver by kind, id and words', async () => {
    await stand('A.6.2.4');
    await user.keyboard('d');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Add a driver/ })).toHaveFocus());
    await user.keyboard('legal Q-03 Harbour order');
    await screen.findByRole('option', { name: 'Legal: Q-03 Harbour order' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.drivers.at(-1)).toMatchObject({ kind: 'legal', label: 'Q-03', text: 'Harbour order' }));
  });

  it('links a driver with the record that it is called after, also one that was written before the record', async () => {
    const written = { kind: 'risk', label: 'R-99', text: 'A flood at night' } as const;
    await store.apply({ op: 'Decide', controls: ['iso42001/A.7.3'], set: [{ applicability: 'applicable' }, { addDriver: written }] });
    await store.apply({ op: 'AddRisk', id: 'r99', set: [{ label: 'R-99' }, { title: 'Flood' }] });
    const drivers = (id: string) => decision(id)?.drivers.filter(({ label }) => label === 'R-99');
    await stand('A.7.3');
    const note = screen.getByText('driver “R-99” is written beside the record of that id').closest('.finding') as HTMLElement;
    await user.click(within(note).getByRole('button', { name: /^Link it/ }));
    await waitFor(() => expect(drivers('A.7.3')).toMatchObject([{ text: 'Flood', record: { kind: 'risk', id: 'r99' } }]));
    await waitFor(() => expect(screen.queryByText('driver “R-99” is written beside the record of that id')).not.toBeInTheDocument());
    await store.undo();
    expect(drivers('A.7.3')).toMatchObject([written]);
    await stand('A.6.2.4');
    await user.keyboard('d');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Add a driver/ })).toHaveFocus());
    await user.keyboard('risk R-99 Words of our own');
    await user.click(await screen.findByRole('option', { name: 'Risk: R-99 Words of our own' }));
    await waitFor(() => expect(drivers('A.6.2.4')).toMatchObject([{ record: { kind: 'risk', id: 'r99' } }]));
  });

  it('links evidence by id, and makes new evidence in the same breath', async () => {
    await stand('A.6.2.4');
    await user.keyboard('e');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Link evidence/ })).toHaveFocus());
    await user.keyboard('ev-09');
    await screen.findByRole('option', { name: /Fail-over test report/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.evidence).toHaveLength(3));
    await user.keyboard('Sea trial log');
    await screen.findByRole('option', { name: 'New evidence: Sea trial log' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.evidence).toHaveLength(4));
    expect(store.snapshot?.evidence.at(-1)?.title).toBe('Sea trial log');
  });

  it('keeps an owner who is not there yet', async () => {
    await stand('A.8.3');
    await user.keyboard('o');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveFocus());
    await user.keyboard('Press office');
    await screen.findByRole('option', { name: 'Add person: Press office' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.people.get(decision('A.8.3')?.owner ?? '')?.name).toBe('Press office'));
  });

  it('refuses what is no date and takes what is', async () => {
    await stand('A.6.2.4');
    await user.keyboard('t');
    const target = await waitFor(() => {
      expect(field('target')).toHaveFocus();
      return field('target') as HTMLInputElement;
    });
    const before = decision('A.6.2.4')?.target;
    await user.clear(target);
    await user.keyboard('2027-02-30{Enter}');
    expect(screen.getByText(/There is no such day/)).toBeInTheDocument();
    expect(decision('A.6.2.4')?.target).toBe(before);
    await user.clear(target);
    await user.keyboard('18.12.2027{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.target).toBe('2027-12-18'));
  });

  it('shows a finding beside its field, and lets it stand with a reason', async () => {
    await stand('A.6.2.4');
    const finding = screen.getByText('evidence EV-31 has expired').closest('.finding') as HTMLElement;
    expect(finding.closest('.blk')).toContainElement(screen.getByRole('group', { name: 'Evidence' }));
    await user.click(within(finding).getByRole('button', { name: /Let it stand…/ }));
    await user.keyboard('The console cannot be switched back.{Enter}');
    // It stays where it was, with the reason, and can be raised again.
    const stands = (await screen.findByText(/The console cannot be switched back\. \(/)).closest('.finding') as HTMLElement;
    expect(file.seen.at(-1)).toMatchObject({ op: 'AcceptFinding', reason: 'The console cannot be switched back.' });
    expect(stands).toHaveTextContent('Warning, let stand: evidence EV-31 has expired');
    expect(within(stands).getByRole('button', { name: /^Reopen/ })).toHaveFocus();
    await user.click(within(stands).getByRole('button', { name: 'Reopen: A.6.2.4 evidence EV-31 has expired' }));
    expect(await screen.findByRole('button', { name: /Let it stand…/ })).toBeInTheDocument();
  });

  it('shows what is linked with a control already while one decides on it', async () => {
    await store.apply({ op: 'AddRisk', id: 'r9', set: [{ title: 'Berths go to the loudest' }] }, { op: 'Link', from: 'risk/r9', to: ['iso42001/A.7.6'] });
    await stand('A.7.6');
    const drivers = within(await screen.findByRole('group', { name: 'Drivers' }));
    expect(drivers.getByText('Berths go to the loudest')).toBeInTheDocument();
    expect(decision('A.7.6')?.applicability).toBe('undecided');
  });

  it('is linked with records from its own end, reached by a letter, and taken apart again', async () => {
    await store.apply({ op: 'AddNonconformity', id: 'n', set: [{ label: 'NC-01' }, { title: 'Logs were lost' }] });
    await stand('A.6.2.4');
    await user.keyboard('l');
    await waitFor(() => expect(field('links')).toHaveFocus());
    await user.keyboard('logs were lost');
    await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(store.snapshot?.links).toEqual([{ from: 'nonconformity/n', to: 'iso42001/A.6.2.4' }]));
    const links = within(screen.getByRole('group', { name: 'Linked with' }));
    expect(links.getByRole('button', { name: 'Logs were lost' })).toBeInTheDocument();
    await user.click(links.getByRole('button', { name: 'Take away the link with NC-01 Logs were lost' }));
    await waitFor(() => expect(store.snapshot?.links).toEqual([]));
  });

  it('that leaves a control out says what speaks for it', async () => {
    await store.apply(
      { op: 'AddRisk', id: 'r', set: [{ label: 'R-01' }, { title: 'Drift' }] },
      { op: 'Link', from: 'risk/r', to: ['iso42001/A.7.3'] },
      { op: 'Decide', controls: ['iso42001/A.7.3'], set: [{ applicability: 'excluded' }] },
    );
    await stand('A.7.3');
    const drivers = await screen.findByRole('group', { name: 'Drivers' });
    expect(within(drivers).getByRole('button', { name: 'Drift' })).toBeInTheDocument();
    expect(within(drivers).queryByRole('combobox')).toBeNull();
    await user.click(within(drivers).getByRole('button', { name: /^Remove.*Drift/ }));
    await waitFor(() => expect(store.snapshot?.links).toEqual([]));
  });

  it('keeps what an exclusion hides', async () => {
    await stand('A.6.2.4');
    await user.keyboard('x');
    expect(await screen.findByText(/are kept in the file/)).toBeInTheDocument();
    expect(field('how')).toBeNull();
    await user.keyboard('a');
    await waitFor(() => expect(field('how')).toHaveValue(decision('A.6.2.4')?.how.text));
    expect(decision('A.6.2.4')?.drivers).toHaveLength(3);
  });
});

describe('several at once', () => {
  beforeEach(() => open());

  it('stages, previews, and applies as one operation', async () => {
    await stand('A.6.2.5');
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(ledger.selected.size).toBe(3);
    expect(document.querySelector('.decision h1')).toHaveTextContent('Change them together');
    expect(screen.queryByRole('textbox', { name: 'Justification' })).not.toBeInTheDocument();
    await user.keyboard('o');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveFocus());
    await user.keyboard('hr dir');
    await screen.findByRole('option', { name: /HR Director/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.6.2.7')?.querySelector('ins')).toHaveTextContent('HR Director'));
    expect(file.seen).toHaveLength(0);
    expect(screen.getByText('What will change').parentElement).toHaveTextContent(/A\.6\.2\.6 ?Head of Claims to HR Director/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(file.seen).toHaveLength(1));
    expect(file.seen[0]).toMatchObject({ op: 'Decide', controls: ['iso42001/A.6.2.5', 'iso42001/A.6.2.6', 'iso42001/A.6.2.7'] });
    expect(staging.empty).toBe(true);
    await store.undo();
    expect(store.people.get(decision('A.6.2.6')?.owner ?? '')?.name).toBe('Head of Claims');
  });

  it('takes what stands in a field when it is applied from there', async () => {
    await stand('A.6.2.5');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}t');
    await waitFor(() => expect(field('target')).toHaveFocus());
    await user.keyboard('2027-03-01{Control>}{Enter}{/Control}');
    await waitFor(() => expect([decision('A.6.2.5')?.target, decision('A.6.2.6')?.target]).toEqual(['2027-03-01', '2027-03-01']));
    expect(field('target')).toHaveValue('');
    (field('owner') as HTMLElement).focus();
    await user.keyboard('hr director{Control>}{Enter}{/Control}');
    await waitFor(() => expect(store.people.get(decision('A.6.2.6')?.owner ?? '')?.name).toBe('HR Director'));
    expect(file.seen).toHaveLength(2);
  });

  it('gives nobody an owner whom nobody chose: half a name stays in its field until it is clear who is meant', async () => {
    await stand('A.6.2.5');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}o');
    await waitFor(() => expect(field('owner')).toHaveFocus());
    // Two contain it, and neither is called so.
    await user.keyboard('head');
    await screen.findByRole('option', { name: /Head of Claims/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Nothing was done yet: choose an entry of the list first.')).toBeInTheDocument();
    expect(field('owner')).toHaveFocus();
    expect(field('owner')).toHaveValue('head');
    expect(screen.getByRole('option', { name: /Head of Claims/ })).toBeVisible();
    expect(file.seen).toEqual([]);
    await user.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
    await waitFor(() => expect(file.seen).toHaveLength(1));
  });

  it('changes nothing while half a day stands in a field, and says so there', async () => {
    await stand('A.6.2.5');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}x');
    await user.keyboard('t');
    await waitFor(() => expect(field('target')).toHaveFocus());
    await user.keyboard('2026-12{Tab}');
    await waitFor(() => expect(field('review')).toHaveFocus());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(field('target')).toHaveFocus());
    expect(await screen.findByText('Nothing was changed: what stands here is no day.')).toBeInTheDocument();
    expect(screen.getByText(/There is no such day/)).toBeInTheDocument();
    expect(file.seen).toEqual([]);
    await user.keyboard('-18{Control>}{Enter}{/Control}');
    await waitFor(() => expect(decision('A.6.2.6')).toMatchObject({ applicability: 'excluded', target: '2026-12-18' }));
  });

  it('keeps what is staged through arrows, clicks and Escape, until it is applied or discarded', async () => {
    await stand('A.6.2.5');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}x');
    expect(staging.staged.applicability).toBe('excluded');
    await user.keyboard('g');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('A.6.2.6')).toHaveFocus());
    await waitFor(() => expect(document.querySelector('.foot .said')).toHaveTextContent('What is staged stays until it is applied or discarded.'));

    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(row('A.6.2.8')).toHaveFocus());
    await user.click(row('A.2.2') as HTMLElement);
    expect([...ledger.selected]).toEqual(['iso42001/A.6.2.5', 'iso42001/A.6.2.6']);
    expect(staging.staged.applicability).toBe('excluded');
    expect(document.querySelector('.foot .said')).toHaveTextContent('1 change is staged for 2 controls: apply or discard it first.');
    expect(document.querySelector('.apply')).toHaveTextContent('1 staged change for 2 controls: applicability');

    // Another control may join them.
    await user.keyboard('{Control>} {/Control}');
    expect(ledger.selected.size).toBe(3);

    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Discard' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect(staging.empty).toBe(true);
    await user.keyboard('{Escape}');
    expect(ledger.selected.size).toBe(0);
    expect(file.seen).toHaveLength(0);
  });

  it('offers no key that leads nowhere', async () => {
    await stand('A.6.2.5');
    expect(document.querySelector('.foot .keys')).toHaveTextContent('J justify');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(document.querySelector('.foot .keys')).not.toHaveTextContent('justify'));
    await user.keyboard('j');
    await waitFor(() => expect(document.querySelector('.foot .said')).toHaveTextContent('This is written for one control at a time.'));
    expect(row('A.6.2.6')).toHaveFocus();
  });
});

describe('a file that somebody else holds', () => {
  it('can be read, says who holds it, and takes no change', async () => {
    await open('sample', true);
    expect(screen.getByText(/Read-only, open by Data Protection Officer/)).toBeInTheDocument();
    await user.keyboard('x');
    await waitFor(() => expect(document.querySelector('.foot .said')).toHaveTextContent('This file is read-only here.'));
    // Letters are letters only where one can write.
    await user.keyboard('j');
    await waitFor(() => expect(field('justification')).toHaveFocus());
    await user.keyboard('h');
    await waitFor(() => expect(field('how')).toHaveFocus());
    expect(file.seen).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'Justification' })).toHaveAttribute('readonly');
  });
});

describe('the palette', () => {
  beforeEach(() => open());

  it('finds a control, goes there, and gives the focus to its row', async () => {
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('#verification');
    await screen.findByRole('option', { name: /A\.6\.2\.4/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.6.2.4')).toHaveFocus());
  });

  it('offers what can be done, and finds controls also after Overview was looked at', async () => {
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(document.querySelector('.over')).toBeInTheDocument());
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('option', { name: /Save a copy/ });
    expect(screen.queryByRole('option', { name: /Undo|Discard/ })).toBeNull();
    // N adds a person among people; here it does nothing, and so is not said.
    expect(screen.getByRole('option', { name: /Add a person/ })).not.toHaveTextContent(/\bN$/);
    await user.keyboard('undo');
    expect(await screen.findByRole('option', { name: /Undo.*nothing to undo/ })).toHaveAttribute('aria-disabled', 'true');
    await user.clear(screen.getByRole('combobox', { name: 'Search, or run a command' }));
    await user.keyboard('verification');
    expect(await screen.findByRole('option', { name: /^A\.6\.2\.4 / })).toBeInTheDocument();
    await user.keyboard('{Escape}');
  });

  it('gives the focus back when it is closed', async () => {
    await user.keyboard('{Control>}k{/Control}');
    await waitFor(() => expect(screen.getByRole('dialog')).toBeInTheDocument());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  });

  it('lists all commands with their keys where Help asks for them', async () => {
    file.chooseInMenu('palette:>');
    expect(await screen.findByRole('option', { name: /Undo/ })).toHaveTextContent('Ctrl Z');
    expect(screen.queryByRole('option', { name: /A\.2\.2/ })).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  });

  it('shows commands before what was written, and those first whose names begin so', async () => {
    await store.apply({ op: 'Decide', controls: ['iso42001/A.2.2'], set: [{ notes: { text: 'Undo the export to filter the list.' } }] });
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('export');
    const first = () => screen.getAllByRole('option')[0];
    await waitFor(() => expect(first()).toHaveTextContent('Export a PDF…'));
    expect(screen.getByRole('option', { name: /A\.2\.2 Notes/ })).toBeInTheDocument();
    await user.clear(screen.getByRole('combobox', { name: 'Search, or run a command' }));
    await user.keyboard('filter');
    await waitFor(() => expect(first()).toHaveTextContent('Filter the list'));
    await user.keyboard('{Escape}');
  });

  it('finds everything that can be exported by “export”, and the declaration by its name', async () => {
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('export');
    const offered = () => screen.getAllByRole('option').map((option) => option.textContent.trim());
    await waitFor(() => expect(offered()[0]).toMatch(/^Export a PDF/));
    for (const name of ['Export for an auditor…', 'Export for the public…', 'Export a change report…', 'Declare conformity…']) {
      expect(offered().some((option) => option.startsWith(name)), name).toBe(true);
    }
    await user.clear(screen.getByRole('combobox', { name: 'Search, or run a command' }));
    await user.keyboard('declaration');
    await waitFor(() => expect(offered()[0]).toMatch(/^Go to Declaration/));
    await user.clear(screen.getByRole('combobox', { name: 'Search, or run a command' }));
    await user.keyboard('for the public');
    await screen.findByRole('option', { name: /Export for the public/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Public' })).toBeChecked());
  });

  it.each(['shortcut', 'keys', 'keyboard'])('finds the list of keys by “%s”', async (word) => {
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard(word);
    await screen.findByRole('option', { name: /^Keys and commands/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Search, or run a command' })).toHaveValue('>'));
    expect(await screen.findByRole('option', { name: /^Undo/ })).toHaveTextContent('Ctrl Z');
    await user.keyboard('{Escape}');
  });

  it('runs what the native menu asks for by the same record', async () => {
    await stand('A.7.6');
    file.chooseInMenu('include');
    await waitFor(() => expect(decision('A.7.6')?.applicability).toBe('applicable'));
  });
});

describe('findings beside a field', () => {
  beforeEach(() => open());

  const notes = () => [...document.querySelectorAll<HTMLElement>('.decision .finding')];
  const note = (words: RegExp) => notes().find((each) => words.test(each.textContent ?? ''));

  it('leave their place empty while one writes, and go when the hand is elsewhere', async () => {
    await stand('A.5.5');
    await user.keyboard('j');
    await waitFor(() => expect(field('justification')).toHaveFocus());
    const missing = note(/justification/) as HTMLElement;
    expect(missing).not.toHaveClass('gone');
    await user.keyboard('Because of the flood forecast.');
    await waitFor(() => expect(missing).toHaveClass('gone'));
    expect(missing).toBeInTheDocument();
    expect(missing).toHaveAttribute('aria-hidden', 'true');
    // Further down the place stays as well; back in the list it goes.
    (field('how') as HTMLElement).focus();
    await new Promise((done) => setTimeout(done, 50));
    expect(missing).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(missing).not.toBeInTheDocument());
  });

  it('wait to appear while one writes and goes on below, and are there for whoever comes back up', async () => {
    await stand('A.2.2');
    await user.keyboard('j');
    await waitFor(() => expect(field('justification')).toHaveFocus());
    await user.clear(field('justification') as HTMLElement);
    await waitFor(() => expect(store.findingsByControl.get('iso42001/A.2.2')?.map(({ code }) => code)).toContain('justification-missing'));
    expect(note(/justification/)).toBeUndefined();
    (field('how') as HTMLElement).focus();
    await new Promise((done) => setTimeout(done, 50));
    expect(note(/justification/)).toBeUndefined();
    document.querySelector<HTMLElement>('.decision [data-field="applicability"] [data-entry]')?.focus();
    await waitFor(() => expect(note(/justification/)).toBeDefined());
  });

  it('about a control that is left out although it is driven name both ways out of it', async () => {
    await stand('A.2.2');
    const drivers = () => store.decisions.get('iso42001/A.2.2')?.drivers.length ?? 0;
    const before = drivers();
    expect(before).toBeGreaterThan(0);
    await user.keyboard('x');
    await user.click(await screen.findByRole('button', { name: /^Remove the driver/ }));
    await waitFor(() => expect(drivers()).toBe(0));
    // It stays left out, and the hand has a place.
    expect(store.decisions.get('iso42001/A.2.2')?.applicability).toBe('excluded');
    await waitFor(() => expect(document.activeElement?.closest('[data-field="applicability"]')).not.toBeNull());
    // One step for all of them.
    await store.undo();
    await waitFor(() => expect(drivers()).toBe(before));
    await user.click(await screen.findByRole('button', { name: 'Make it applicable' }));
    await waitFor(() => expect(store.decisions.get('iso42001/A.2.2')?.applicability).toBe('applicable'));
    await waitFor(() => expect(document.activeElement?.closest('[data-field="drivers"]')).not.toBeNull());
  });
});
