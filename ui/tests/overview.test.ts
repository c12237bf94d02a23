// Overview: what it counts, where it leads, and what can be done in it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { client, useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { decide } from '../src/lib/operations';
import { store } from '../src/lib/store.svelte';
import { ledger } from '../src/places/controls/rows.svelte';
import { Line } from '../src/places/overview/dates';
import { unit } from '../src/places/overview/figures.svelte';

let file: MemoryClient;
const user = userEvent.setup();

const control = (id: string) => `iso42001/${id}`;
const next = () => document.querySelector<HTMLElement>('.next') as HTMLElement;
const group = (name: string) => screen.getByRole('button', { name: `${name}: show these controls` });
const line = (name: RegExp) => within(next()).getByRole('button', { name });

async function open(which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  useClient(file);
  navigation.place = 'overview';
  render(App);
  await screen.findByRole('table', { name: 'Controls by objective' });
}

describe('Overview', () => {
  it('says which edition is in preparation, and how far it is', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Edition 3.0, in preparation');
    expect(document.querySelector('.lead')).toHaveTextContent('38 of 41 controls (38 of Annex A, 3 own) decided. 21 of 36 applicable controls implemented. 4 findings block the edition.');
    await store.apply(decide(control('A.7.6'), { applicability: 'excluded' }));
    await waitFor(() => expect(document.querySelector('.lead')).toHaveTextContent('39 of 41 controls (38 of Annex A, 3 own) decided.'));
    const row = group('Data for AI systems').closest('[role="row"]') as HTMLElement;
    expect(row).toHaveTextContent('5 of 5');
    expect(within(row).getByRole('img')).toHaveAccessibleName(/A\.7\.3 Excluded.*A\.7\.6 Excluded/);
  });

  it('says when the statement as it is now is the edition', async () => {
    await open();
    await store.run(() => file.issueEdition({ approver: { name: 'Chief Executive', function: 'Chief Executive', date: '2026-11-24' }, note: { text: '' } }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Edition 3.0, in force'));
    await store.apply(decide(control('A.7.6'), { applicability: 'excluded' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Next edition, after 3.0'));
  });

  it('leads from a line of the table to the controls of that group, by keyboard', async () => {
    await open();
    group('Policies related to AI').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(group('Resources for AI systems')).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('[data-key="iso42001/A.4.2"]')).toHaveFocus());
    expect(ledger.visible.map((row) => row.label)).toEqual(['A.4.2', 'A.4.3', 'A.4.4', 'A.4.5', 'A.4.6']);
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(group('Resources for AI systems')).toHaveFocus());
  });

  it('leads from own controls to own controls', async () => {
    await open();
    await user.click(group('Other sources'));
    await waitFor(() => expect(ledger.visible).toHaveLength(3));
    expect(ledger.visible.every((row) => row.control.startsWith('own/'))).toBe(true);
  });

  it('leads from a state to the controls in it', async () => {
    await open();
    await user.click(group('Undecided'));
    await waitFor(() => expect(navigation.place).toBe('controls'));
    expect(ledger.visible.map((row) => row.label)).toEqual(['A.6.2.8', 'A.7.6', 'A.8.5']);
  });

  it('leads from a driver to what it drives, and Controls shows by what the list is narrowed', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Best practice: show the controls that it drives' }));
    const facet = await screen.findByRole('group', { name: 'Driver' });
    expect(ledger.visible.length).toBeGreaterThan(0);
    expect(ledger.visible.every((row) => row.decision.drivers.some((driver) => driver.kind === 'bestPractice'))).toBe(true);
    await user.click(within(facet).getByRole('button', { name: /Best practice/ }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Driver' })).toBeNull());
    expect(ledger.visible).toHaveLength(41);
  });

  it('tells facts of the file, and who works here', async () => {
    await open();
    const facts = screen.getByRole('region', { name: 'This file' });
    expect(facts).toHaveTextContent('otterbridge.soa');
    expect(facts).toHaveTextContent('418');
    await user.click(within(facts).getByRole('button', { name: 'Head of AI Governance: change your name' }));
    expect(await screen.findByRole('dialog', { name: 'Who is working here?' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says what happened since the last edition', async () => {
    await open();
    const edition = store.statement?.editions.findLast((e) => !e.withdrawn);
    const changes = await client().compareEdition(edition?.id ?? '');
    const later = (await client().history()).filter((revision) => revision.number > (edition?.revisions ?? 0));
    expect(changes.length).toBeGreaterThan(1);
    expect(await screen.findByText(new RegExp(`^\\s*${changes.length} decisions changed in ${later.length} revisions by`))).toBeInTheDocument();
  });
});

describe('what to do next', () => {
  it('has the focus first, worst first, and leads to the field', async () => {
    await open();
    await waitFor(() => expect(line(/^Write: A\.5\.5 has no justification/)).toHaveFocus());
    const order = [...next().querySelectorAll('h3')].map((heading) => heading.textContent?.trim());
    expect(order.slice(0, 3)).toEqual(['4 block edition 3.0', '4 warnings', '2 hints']);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('[data-field="justification"] textarea')).toHaveFocus());
    expect(ledger.current).toBe(control('A.5.5'));
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(line(/^Write: A\.5\.5/)).toHaveFocus());
  });

  it('lets a warning stand with a reason, and takes that back', async () => {
    await open();
    line(/^New date: A\.6\.1\.3/).focus();
    await user.keyboard('l');
    const reason = await screen.findByRole('textbox', { name: 'Why may it stand?' });
    await waitFor(() => expect(reason).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(file.seen).toHaveLength(0);
    await user.keyboard('Agreed with the supplier{Enter}');
    await waitFor(() => expect(store.tally.warning).toBe(3));
    expect(file.seen).toEqual([{ op: 'AcceptFinding', finding: 'target-passed/iso42001/A.6.1.3', reason: 'Agreed with the supplier' }]);
    // The line that took its place.
    await waitFor(() => expect(line(/^Replace: A\.6\.2\.4/)).toHaveFocus());
    expect(next()).toHaveTextContent('Agreed with the supplier (Head of AI Governance, 2026-11-24)');
    await user.click(line(/^Reopen: A\.6\.1\.3/));
    await waitFor(() => expect(store.tally.warning).toBe(4));
    expect(next()).not.toHaveTextContent('let stand');
  });

  it('thinks better of it by Escape, and is where it was', async () => {
    await open();
    line(/^New date: A\.6\.1\.3/).focus();
    await user.keyboard('l');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Why may it stand?' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(line(/^New date: A\.6\.1\.3/)).toHaveFocus());
    expect(screen.queryByRole('textbox', { name: 'Why may it stand?' })).toBeNull();
  });

  it('does not let stand what blocks', async () => {
    await open();
    line(/^Write: A\.5\.5/).focus();
    await user.keyboard('l');
    expect(screen.queryByRole('textbox', { name: 'Why may it stand?' })).toBeNull();
  });

  it('adds the first AI system where none is named, ready to be named', async () => {
    await open();
    for (const system of [...store.systems.keys()]) await store.apply({ op: 'DeleteSystem', system });
    const add = await within(next()).findByRole('button', { name: /^Add one/ });
    add.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('[data-field="name"]')).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard('Night forecast{Escape}');
    await waitFor(() => expect(store.snapshot?.systems.map(({ name }) => name)).toEqual(['Night forecast']));
  });

  it('leads to the worst finding by F8', async () => {
    await open();
    await user.keyboard('{F8}');
    await waitFor(() => expect(navigation.place).toBe('controls'));
    expect(store.findingsByControl.get(ledger.current ?? '')?.[0]?.severity).toBe('blocks');
    // The footer says which one it is, and all that it says is brought into sight.
    const said = () => document.querySelector('.foot .said');
    await waitFor(() => expect(said()).toHaveTextContent('Finding 1 of 10: A.5.5 has no justification (Blocks)'));
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    for (let i = 0; i < 4; i += 1) await user.keyboard('{F8}');
    await waitFor(() => expect(said()).toHaveTextContent(/^Finding 5 of 10: A\.6\.1\.3 target date .* \(Warning\)$/));
    await waitFor(() => expect(shown.mock.contexts).toContain(document.querySelector('[data-finding^="target-passed"]')));
    // One of the statement as a whole is told as well.
    for (let i = 0; i < 4; i += 1) await user.keyboard('{F8}');
    await waitFor(() => expect(navigation.place).toBe('history'));
    await waitFor(() => expect(said()).toHaveTextContent(/Finding 9 of 10: SoA the statement has changed since edition 2\.0 \(Hint\)/));
  });

  it('can be read, and not changed, in a file that somebody else holds', async () => {
    await open('sample', true);
    expect(line(/^Go there: A\.6\.1\.3/)).toBeInTheDocument();
    line(/^Go there: A\.6\.1\.3/).focus();
    await user.keyboard('l');
    expect(screen.queryByRole('textbox', { name: 'Why may it stand?' })).toBeNull();
  });
});

describe('an empty file', () => {
  it('says what to do first, and floods nobody', async () => {
    await open('empty');
    await waitFor(() => expect(document.querySelector('.begin button')).toHaveFocus());
    expect(screen.getByRole('button', { name: 'Controls: decide the first one' })).toBeInTheDocument();
    const rule = within(next()).getByRole('button', { name: '38 controls are not decided yet' });
    expect(rule).toHaveAttribute('aria-expanded', 'false');
    expect(within(next()).getAllByRole('listitem').length).toBeLessThan(12);
    rule.focus();
    await user.keyboard('{Enter}');
    expect(rule).toHaveAttribute('aria-expanded', 'true');
    expect(line(/^Decide: A\.10\.4 not decided yet/)).toBeInTheDocument();
    expect(rule).toHaveFocus();
  });
});

describe('hundreds of own controls', () => {
  it('are counted, not drawn one by one, and lead on', async () => {
    await open('many');
    const row = group('Other sources').closest('[role="row"]') as HTMLElement;
    expect(row).toHaveTextContent('378 of 503');
    expect(row.querySelectorAll('svg').length).toBeLessThan(12);
    expect(screen.getByText('one mark for up to 10 controls')).toBeInTheDocument();
    await user.click(within(next()).getByRole('button', { name: '376 decisions have no justification' }));
    await user.click(line(/^316 more, in Controls/));
    await waitFor(() => expect(navigation.place).toBe('controls'));
    expect(ledger.visible.every((item) => item.worst === 'blocks')).toBe(true);
  });

  it('have a mark that stands for a round number', () => {
    expect([1, 12, 48, 49, 500, 5000].map((most) => unit(most, 12))).toEqual([1, 1, 5, 5, 50, 500]);
  });
});

describe('the dates ahead', () => {
  it('hold the days of records beside those of controls, and lead to them', async () => {
    await open();
    await store.apply(
      { op: 'AddRequirement', id: 'q', set: [{ label: 'Q-07' }, { title: 'Report incidents' }, { due: '2026-10-12' }] },
      { op: 'AddAudit', id: 'a', set: [{ label: 'AU-02' }, { title: 'Audit of clause 9' }, { from: '2027-09-25' }] },
    );
    expect(await screen.findByRole('button', { name: '2027-09-25: target of AU-02' })).toBeInTheDocument();
    // Evidence that runs out is among them.
    expect(screen.getByRole('button', { name: /2027-03-02.*end of EV-04/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Passed, 2026-10-12 to 2026-10-30: target of Q-07, A\.6\.1\.3/ }));
    await waitFor(() => expect(navigation.place).toBe('requirements'));
    await waitFor(() => expect(document.querySelector('[data-field="due"] input')).toHaveFocus());
    // What is done is due no more.
    await store.apply({ op: 'EditAudit', audit: 'a', set: [{ result: { text: 'Nothing found.' } }] });
    await navigation.go({ place: 'overview' });
    await waitFor(() => expect(screen.queryByRole('button', { name: /AU-02/ })).toBeNull());
  });

  it('stand on a line of thirteen months', () => {
    const line = new Line('2026-11-24');
    expect(line.months).toHaveLength(13);
    expect(line.months.filter((month) => month.first).map((month) => [month.month, month.year])).toEqual([[11, 2026], [1, 2027]]);
    expect(line.at('2026-10-30')).toBe(0);
    expect(line.at('2027-11-30')).toBeGreaterThan(99);
    expect(line.at('2027-12-01')).toBeUndefined();
  });

  it('lead to what is due', async () => {
    await open();
    const stack = screen.getByRole('button', { name: 'Passed, 2026-10-30: target of A.6.1.3' });
    stack.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).not.toBe(stack);
    await user.keyboard('{ArrowLeft}{Enter}');
    await waitFor(() => expect(document.querySelector('[data-field="target"] input')).toHaveFocus());
    expect(ledger.current).toBe(control('A.6.1.3'));
  });
});
