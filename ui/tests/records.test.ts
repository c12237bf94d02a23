// AI systems, Evidence and People as a hand on the keyboard meets them.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { targetOf } from '../src/lib/findings.svelte';
import { palette } from '../src/lib/frame/palette.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { has } from '../src/lib/words';
import { room as evidence } from '../src/places/evidence/room.svelte';
import { room as people } from '../src/places/people/room.svelte';
import { room as systems } from '../src/places/systems/room.svelte';
import { LINKS } from '../src/places/records/room.svelte';

let file: MemoryClient;
const user = userEvent.setup();

const item = (label: string) => store.snapshot?.evidence.find((e) => e.label === label);
const person = (name: string) => store.snapshot?.people.find((p) => p.name === name);
const system = (label: string) => store.snapshot?.systems.find((s) => s.label === label);
const decision = (id: string) => store.decisions.get(`iso42001/${id}`);
const row = (id: string | undefined) => document.querySelector<HTMLElement>(`[data-key="${id ?? ''}"]`);
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input, textarea)`);
const title = () => document.querySelector('.decision h1');
const rows = () => [...document.querySelectorAll('.row')];

async function open(place: string, which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  useClient(file);
  navigation.place = 'controls';
  palette.open = false;
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await navigation.go({ place });
  await waitFor(() => expect(document.activeElement?.closest('.records .list')).not.toBeNull());
}

async function stand(id: string | undefined): Promise<void> {
  await user.click(row(id) as HTMLElement);
  await waitFor(() => expect(row(id)).toHaveFocus());
}

describe('evidence', () => {
  beforeEach(() => open('evidence'));

  it('is added by a letter, named, and in the file when one leaves', async () => {
    await user.keyboard('n');
    await waitFor(() => expect(field('title')).toHaveFocus());
    expect(screen.getByText('no title or name is given').closest('.blk')).toContainElement(field('title'));
    await user.keyboard('Sea-trial log, autumn{Escape}');
    await waitFor(() => expect(row(item('EV-37')?.id)).toHaveFocus());
    expect(item('EV-37')?.title).toBe('Sea-trial log, autumn');
    expect(screen.queryByText('no title or name is given')).not.toBeInTheDocument();
    await store.undo();
    await store.undo();
    expect(item('EV-37')).toBeUndefined();
  });

  it('is found by anything typed in it, and by its state with live counts', async () => {
    await user.keyboard('/council governance{ArrowDown}');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(title()).toHaveTextContent('Notes of consultation');
    await user.keyboard('/{Escape}');
    const states = screen.getByRole('group', { name: 'State' });
    await user.click(within(states).getByRole('button', { name: /Linked to nothing/ }));
    expect(rows()).toHaveLength(8);
    await stand(item('EV-09')?.id);
    await user.keyboard('c');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Link a control/ })).toHaveFocus());
    await user.keyboard('a.6.2.4');
    await screen.findByRole('option', { name: /AI system verification/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(decision('A.6.2.4')?.evidence).toContain(item('EV-09')?.id));
    expect(within(states).getByRole('button', { name: /Linked to nothing/ })).toHaveTextContent('7');
  });

  it('says that it has expired beside the date, with the controls that rest on it, and takes a new date', async () => {
    await stand(item('EV-31')?.id);
    const note = screen.getByText('evidence EV-31 has expired').closest('.finding') as HTMLElement;
    expect(note.closest('.blk')).toContainElement(field('expiry'));
    await user.click(within(note).getByRole('button', { name: 'New date' }));
    await waitFor(() => expect(field('expiry')).toHaveFocus());
    await user.clear(field('expiry') as HTMLElement);
    await user.keyboard('2099-01-31{Enter}');
    await waitFor(() => expect(item('EV-31')?.expiry).toBe('2099-01-31'));
    expect(screen.queryByText('evidence EV-31 has expired')).not.toBeInTheDocument();
    expect(row(item('EV-31')?.id)).not.toHaveTextContent('expired');
  });

  it('has an owner, who is asked before it is gone, and is found by that name', async () => {
    const owner = person('HR Director')?.id;
    await stand(item('EV-02')?.id);
    await user.keyboard('o');
    await waitFor(() => expect(field('owner')).toHaveFocus());
    await user.keyboard('hr dir');
    await screen.findByRole('option', { name: /HR Director/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(item('EV-02')?.owner).toBe(owner));
    await navigation.go({ place: 'evidence' });
    await user.keyboard('/hr director{ArrowDown}');
    await waitFor(() => expect(row(item('EV-02')?.id)).toBeInTheDocument());
    expect(row(item('EV-01')?.id)).not.toBeInTheDocument();
  });

  it('takes any word as its kind, and offers those in use', async () => {
    await stand(item('EV-02')?.id);
    await user.keyboard('k');
    await waitFor(() => expect(field('kind')).toHaveFocus());
    await user.clear(field('kind') as HTMLElement);
    await user.keyboard('plan');
    expect(await screen.findByRole('option', { name: 'Plan' })).toBeInTheDocument();
    await user.clear(field('kind') as HTMLElement);
    await user.keyboard('Board paper{Tab}');
    await waitFor(() => expect(item('EV-02')?.kind).toBe('Board paper'));
    expect(screen.getByRole('group', { name: 'Kind' })).toHaveTextContent('Board paper');
  });

  it('keeps what was typed when the next record is asked for in the same field', async () => {
    await stand(item('EV-01')?.id);
    await user.keyboard('d');
    await waitFor(() => expect(field('date')).toHaveFocus());
    await user.clear(field('date') as HTMLElement);
    await user.keyboard('2026-02-03{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(title()).toHaveTextContent('Board minutes'));
    await waitFor(() => expect(field('date')).toHaveFocus());
    expect(item('EV-01')?.date).toBe('2026-02-03');
    expect(item('EV-02')?.date).toBe('2026-07-14');
  });

  it('says what hangs on it before it goes, goes, and comes back by one undo', async () => {
    const first = item('EV-01')?.id;
    await stand(first);
    await user.keyboard('{Delete}');
    const button = screen.getByRole('button', { name: 'Delete EV-01' });
    await waitFor(() => expect(button).toHaveFocus());
    expect(button).toHaveAccessibleDescription(/2 controls lose this evidence: A\.2\.2, A\.2\.3/);
    expect(item('EV-01')).toBeDefined();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(item('EV-01')).toBeUndefined());
    await waitFor(() => expect(row(item('EV-02')?.id)).toHaveFocus());
    expect(decision('A.2.2')?.evidence).not.toContain(first);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(decision('A.2.2')?.evidence).toContain(first));
  });

  it('goes at once where nothing hangs on it', async () => {
    await stand(item('EV-09')?.id);
    await user.keyboard('{Delete}');
    await waitFor(() => expect(item('EV-09')).toBeUndefined());
    await waitFor(() => expect(row(item('EV-10')?.id)).toHaveFocus());
  });

  it('links several to a control as one operation that one undo takes back', async () => {
    await stand(item('EV-03')?.id);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}c');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Link all to a control/ })).toHaveFocus());
    await user.keyboard('a.6.2.4');
    await screen.findByRole('option', { name: /AI system verification/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(file.seen).toHaveLength(1));
    const before = decision('A.6.2.4')?.evidence.length ?? 0;
    expect(['EV-03', 'EV-04', 'EV-05'].every((label) => decision('A.6.2.4')?.evidence.includes(item(label)?.id ?? ''))).toBe(true);
    await store.undo();
    expect(decision('A.6.2.4')?.evidence).toHaveLength(before - 3);
  });

  it('leads to the control, and the control back to it', async () => {
    await stand(item('EV-31')?.id);
    await user.click(screen.getByRole('button', { name: /^Intended use of the AI system/ }));
    await waitFor(() => expect(title()).toHaveTextContent('Intended use of the AI system'));
    await user.click(screen.getByRole('button', { name: 'Console setting with reject switched off' }));
    await waitFor(() => expect(title()).toHaveTextContent('Console setting with reject switched off'));
    expect(document.querySelector('.records')).toBeInTheDocument();
  });

  it('shows a label used twice beside the label, and a finding leads there', async () => {
    await store.apply({ op: 'EditEvidence', evidence: item('EV-02')?.id ?? '', set: [{ label: 'EV-01' }] });
    const finding = store.open.find((f) => f.code === 'label-twice');
    expect(finding).toBeDefined();
    await navigation.go({ place: 'people' });
    if (finding) await navigation.go(targetOf(finding));
    await waitFor(() => expect(field('label')).toHaveFocus());
    expect(title()).toHaveTextContent('Board minutes');
    expect(screen.getByText('two records carry the label EV-01').closest('.blk')).toContainElement(field('label'));
  });
});

describe('AI systems', () => {
  beforeEach(() => open('systems'));

  it('take their purpose as one line that wraps, whatever is typed or pasted', async () => {
    await navigation.go({ place: 'systems', record: system('SYS-1')?.id ?? '', field: 'purpose' });
    await waitFor(() => expect(field('purpose')).toHaveFocus());
    expect(field('purpose')?.tagName).toBe('TEXTAREA');
    await user.clear(field('purpose') as HTMLElement);
    await user.keyboard('Counts{Enter} otters');
    await user.paste(' by day\r\nand by \n night\u2028and in fog');
    await user.tab();
    await waitFor(() => expect(system('SYS-1')?.purpose).toBe('Counts otters by day and by night and in fog'));
  });

  it('show what is left out for them alone and where texts name them', async () => {
    await stand(system('SYS-6')?.id);
    const out = screen.getByRole('group', { name: 'Controls left out for this system alone' });
    expect(out).toHaveTextContent('AI system verification and validation');
    expect(out).toHaveTextContent('a missed message is found in the quarantine');
    await stand(system('SYS-2')?.id);
    const said = screen.getByRole('group', { name: 'Mentioned in' });
    expect(said).toHaveTextContent('The supplier changed the model behind the handler assistant');
    await user.click(within(said).getByRole('button', { name: /The supplier changed/ }));
    await waitFor(() => expect(field('justification')).toHaveFocus());
    expect(title()).toHaveTextContent('Review of the AI policy');
  });

  it('leave a control out and lead to where ground and reason are written', async () => {
    await stand(system('SYS-1')?.id);
    await user.keyboard('c');
    await waitFor(() => expect(screen.getByRole('combobox', { name: /Leave a control out/ })).toHaveFocus());
    await user.keyboard('a.5.2');
    await screen.findByRole('option', { name: /AI system impact assessment process/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.closest('.exclusion')).not.toBeNull());
    expect(decision('A.5.2')?.exclusions.map((e) => e.system)).toEqual([system('SYS-1')?.id]);
    await user.click(screen.getByRole('button', { name: 'Claims triage' }));
    await waitFor(() => expect(screen.getByText('left out for SYS-1, ground or reason missing')).toBeInTheDocument());
  });
});

describe('people', () => {
  beforeEach(() => open('people'));

  it('show what they own with dates, where they sign, and hand all of it over as one operation', async () => {
    await stand(person('Chief Executive')?.id);
    const owned = screen.getByRole('group', { name: 'Controls they own' });
    expect(owned).toHaveTextContent('review 2027-01-12');
    const signs = screen.getByRole('group', { name: 'Where they sign' });
    expect(signs).toHaveTextContent('Approves the statement');
    expect(signs).toHaveTextContent(/Accepted the residual risks of ONM-RTP-1.*2026-10-09/);
    await user.click(screen.getByRole('combobox', { name: 'Hand all 3 controls over to' }));
    await user.keyboard('hr dir');
    await screen.findByRole('option', { name: /HR Director/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(decision('A.9.3')?.owner).toBe(person('HR Director')?.id));
    expect(file.seen).toHaveLength(1);
    expect(owned).toHaveTextContent('They own no control.');
    await store.undo();
    expect(decision('A.2.2')?.owner).toBe(person('Chief Executive')?.id);
  });

  it('are asked for their records too, and hand all of it over as one change', async () => {
    const from = person('Chief Executive')?.id ?? '';
    const to = person('HR Director')?.id;
    await store.apply(
      { op: 'EditEntry', entry: 'iso42001-clauses/10.2', set: [{ owner: from }] },
      { op: 'AddRisk', id: 'r', set: [{ label: 'R-01' }, { title: 'Drift' }, { owner: from }, { due: '2026-10-01' }] },
      { op: 'AddAudit', id: 'a', set: [{ label: 'AU-01' }, { title: 'Audit of clause 9' }, { lead: from }] },
    );
    await stand(from);
    expect(row(from)).toHaveTextContent(/2026-10-01.*passed/);
    expect(people.ledger.counts('work').get('overdue')).toBeGreaterThan(0);
    const held = screen.getByRole('group', { name: 'Also answers for' });
    expect(held).toHaveTextContent(/R-01.*was due 2026-10-01/);
    expect(held).toHaveTextContent(/10\.2.*Nonconformity and corrective action/i);
    const before = file.seen.length;
    await user.click(screen.getByRole('combobox', { name: 'Hand all 6 that they answer for over to' }));
    await user.keyboard('hr dir');
    await screen.findByRole('option', { name: /HR Director/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.snapshot?.risks[0]?.owner).toBe(to));
    expect([decision('A.2.2')?.owner, store.snapshot?.audits[0]?.lead, store.snapshot?.entries[0]?.owner]).toEqual([to, to, to]);
    expect(file.seen.length).toBeGreaterThan(before);
    expect(screen.queryByRole('group', { name: 'Also answers for' })).toBeNull();
    await store.undo();
    expect([decision('A.2.2')?.owner, store.snapshot?.risks[0]?.owner, store.snapshot?.audits[0]?.lead, store.snapshot?.entries[0]?.owner]).toEqual([from, from, from, from]);
  });

  it('name the controls that a deletion leaves without an owner', async () => {
    await stand(person('Chief Executive')?.id);
    await user.keyboard('{Delete}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Delete this person or role', description: /3 controls lose their owner: A\.2\.2, A\.3\.2, A\.9\.3/ })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.open.filter((f) => f.code === 'owner-gone')).toHaveLength(3));
  });

  it('are reached from the owner of a control by Ctrl+Enter', async () => {
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2', field: 'owner' });
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveFocus());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(row(person('Chief Executive')?.id)).toHaveFocus());
    expect(title()).toHaveTextContent('Chief Executive');
  });

  it('are found by the palette from another place', async () => {
    await navigation.go({ place: 'systems' });
    await user.keyboard('{Control>}k{/Control}@procure');
    const found = () => screen.getAllByRole('option').find((option) => option.textContent?.trim() === 'Procurement Manager');
    await waitFor(() => expect(found()).toBeDefined());
    await user.click(found() as HTMLElement);
    await waitFor(() => expect(title()).toHaveTextContent('Procurement Manager'));
  });
});

describe('a file without records', () => {
  it('says what belongs here, and a letter adds the first', async () => {
    await open('systems', 'empty');
    expect(screen.getByText(/The AI systems in the scope of this statement belong here/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Add an AI system/ })).toHaveFocus();
    // What an entry asks for stands where one will be; nothing offers to search or to move where nothing is.
    expect(document.querySelector('.decision')).toHaveTextContent(/Each entry asks for: ?Id ?Name ?Purpose/);
    expect(screen.queryByRole('textbox', { name: /Filter/ })).toBeNull();
    expect(document.querySelector('.foot .keys')).not.toHaveTextContent('move');
    await user.keyboard('n');
    await waitFor(() => expect(field('name')).toHaveFocus());
    expect(store.snapshot?.systems[0]?.label).toBe('S-01');
  });
});

describe('a file that somebody else holds', () => {
  it('can be read, and offers nothing that would change it', async () => {
    await open('evidence', 'sample', true);
    await user.keyboard('n{Delete}');
    expect(file.seen).toEqual([]);
    expect(field('title')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Add evidence/ })).not.toBeInTheDocument();
  });
});

describe('the words of each room', () => {
  it('exist for all that a room says by its id', () => {
    const missing: string[] = [];
    for (const room of [systems, evidence, people]) {
      const ids = [
        ...['filter', 'empty', 'none', 'untitled', 'record', 'nothing-hangs', 'summary', 'selected'].map((name) => `${room.place}-${name}`),
        ...['action-add', 'action-delete', 'find', 'place'].map((name) => `${name}-${room.place}`),
        ...[...room.fields, ...room.options.links].map((f) => (LINKS.some(({ name }) => name === f.name) ? `records-field-${f.name}` : `${room.place}-field-${f.name}`)),
        ...room.options.facets.map((facet) => `${room.place}-facet-${facet.id}`),
        ...room.options.blocks.flatMap((block) => block.guides ?? []),
      ];
      missing.push(...ids.filter((id) => !has(id)));
    }
    expect(missing).toEqual([]);
  });
});
