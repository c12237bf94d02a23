// What decisions follow from, as a hand on the keyboard meets it: risks, their ratings, and links from either end.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { factOf, mend, targetOf } from '../src/lib/findings.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { has } from '../src/lib/words';
import { places } from '../src/places';
import { linkedWith } from '../src/places/records/items.svelte';
import { levelOf } from '../src/places/records/scales';
import { room as risks } from '../src/places/risks/room.svelte';

vi.setConfig({ testTimeout: 30_000 });

let file: MemoryClient;
const user = userEvent.setup();
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input, textarea)`);
const risk = () => store.snapshot?.risks[0];

async function open(place: string): Promise<void> {
  file = new MemoryClient('sample');
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await navigation.go({ place });
}

/** Links what is shown with something, by a word of it. */
async function linkWith(words: string): Promise<void> {
  await user.click(field('links') as HTMLInputElement);
  await user.keyboard(words);
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
  await user.keyboard('{ArrowDown}{Enter}');
}

describe('a risk', () => {
  it('is added, rated on the scales, linked with its control, and drives the decision', async () => {
    await open('risks');
    expect(await screen.findByText(/What could go wrong with your AI systems/)).toBeInTheDocument();
    await user.keyboard('n');
    await waitFor(() => expect(field('title')).toHaveFocus());
    await user.keyboard('Small boats get the worst berths{Tab}');
    await waitFor(() => expect(risk()?.title).toBe('Small boats get the worst berths'));

    const rated = within(screen.getByRole('group', { name: /^Without treatment/ }));
    await user.click(within(rated.getByRole('radiogroup', { name: 'Without treatment: Likelihood' })).getByRole('radio', { name: '4' }));
    await user.click(within(rated.getByRole('radiogroup', { name: 'Without treatment: For individuals' })).getByRole('radio', { name: '3' }));
    await waitFor(() => expect(levelOf(risk()?.inherent)).toBe(12));
    expect(rated.getByText('Level 12')).toBeInTheDocument();

    await linkWith('A.6.2.4');
    await waitFor(() => expect(linkedWith('risk', risk()?.id ?? '', 'control').map((item) => item.label)).toEqual(['A.6.2.4']));
    const driver = store.decisions.get('iso42001/A.6.2.4')?.drivers.find((d) => d.id.startsWith('link.'));
    expect(driver?.text).toBe('Small boats get the worst berths');

    // From the decision the same link is taken away.
    await navigation.go({ place: 'controls', record: 'iso42001/A.6.2.4' });
    await user.click(await screen.findByRole('button', { name: /Remove.*Small boats/ }));
    await waitFor(() => expect(store.snapshot?.links).toEqual([]));
  });

  it('above the line without a control that is included is found by a facet', async () => {
    await open('risks');
    const risk = (id: string, likelihood: number) => ({ op: 'AddRisk' as const, id, set: [{ title: id }, { inherent: { likelihood, organisation: 4 } }] });
    const scale = ['a', 'b', 'c', 'd', 'e'];
    await store.apply(
      { op: 'EditOrganisation', set: [{ riskCriteria: { likelihood: scale, consequence: scale, acceptable: 6, note: { text: '' } } }] },
      risk('bare', 4), risk('left out', 4), risk('treated', 4), risk('low', 1),
      { op: 'Decide', controls: ['iso42001/A.7.3'], set: [{ applicability: 'excluded' }] },
      { op: 'Link', from: 'risk/left out', to: ['iso42001/A.7.3'] },
      { op: 'Link', from: 'risk/treated', to: ['iso42001/A.6.2.4'] },
    );
    await user.click(await screen.findByRole('button', { name: /^Above the line, no included control/ }));
    await waitFor(() => expect(risks.ledger.visible.map(({ title }) => title)).toEqual(['bare', 'left out']));
  });

  it('lies on the map of the organisation’s own scales, and the line is told', async () => {
    await open('risks');
    await user.keyboard('n');
    await waitFor(() => expect(field('title')).toHaveFocus());
    await user.keyboard('Drift{Tab}');
    await store.apply({ op: 'EditRisk', risk: risk()?.id ?? '', set: [{ inherent: { likelihood: 3, societies: 3 } }] });
    await user.click(screen.getByRole('button', { name: /Risk criteria/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText('Accepted up to level'));
    await user.type(dialog.getByLabelText('Accepted up to level'), '99');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    expect(dialog.getByRole('alert')).toHaveTextContent('The line is a number from 1 to 25.');
    await user.clear(dialog.getByLabelText('Accepted up to level'));
    await user.type(dialog.getByLabelText('Accepted up to level'), '6');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(store.snapshot?.organisation.riskCriteria?.acceptable).toBe(6));
    expect(await screen.findByText('Level 9, above the line')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: '1 at 3 Possible and 3 Serious' }));
    expect(risks.ledger.isChosen('cell', '3x3')).toBe(true);
  });

  it('is neither on the map nor above the line once it is avoided, and an excluded control does not treat it', async () => {
    await open('risks');
    const scales = { likelihood: ['a', 'b', 'c'], consequence: ['a', 'b', 'c'], acceptable: 4, note: { text: '' } };
    await store.apply(
      { op: 'EditOrganisation', set: [{ riskCriteria: scales }] },
      { op: 'AddRisk', id: 'r', set: [{ title: 'Drift' }, { inherent: { likelihood: 3, societies: 3 } }] },
      { op: 'Link', from: 'risk/r', to: ['iso42001/A.6.2.4'] },
      { op: 'Decide', controls: ['iso42001/A.6.2.4'], set: [{ applicability: 'applicable' }] },
    );
    const standing = () => ['above', 'uncontrolled'].filter((value) => risks.ledger.counts('standing').has(value));
    await waitFor(() => expect(standing()).toEqual(['above']));
    await store.apply({ op: 'Decide', controls: ['iso42001/A.6.2.4'], set: [{ applicability: 'excluded' }] });
    await waitFor(() => expect(standing()).toEqual(['above', 'uncontrolled']));
    expect(await screen.findByRole('button', { name: '1 at 3 c and 3 c' })).toBeInTheDocument();
    await store.apply({ op: 'EditRisk', risk: 'r', set: [{ treatment: 'avoid' }] });
    await waitFor(() => expect(standing()).toEqual(['uncontrolled']));
    expect(screen.queryByRole('button', { name: '1 at 3 c and 3 c' })).toBeNull();
  });

  it('keeps its rating’s meaning: words of a scale do not move up, and what no longer fits is told', async () => {
    await open('risks');
    await store.apply({ op: 'AddRisk', id: 'r', set: [{ title: 'Drift' }, { inherent: { likelihood: 5, societies: 3 } }] });
    await user.click(screen.getByRole('button', { name: /Risk criteria/ }));
    const dialog = within(await screen.findByRole('dialog'));
    const word = (place: number) => dialog.getByLabelText(`Likelihood, place ${place}`);
    await user.clear(word(3));
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    expect(dialog.getByRole('alert')).toHaveTextContent(/Likelihood: place 3 has no word/);
    expect(store.snapshot?.organisation.riskCriteria).toBeUndefined();
    await user.type(word(3), 'Now and then');
    expect(dialog.getByRole('status')).toHaveTextContent('');
    await user.clear(word(5));
    expect(dialog.getByRole('status')).toHaveTextContent(/^One rating names a place that these scales do not have/);
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(store.snapshot?.organisation.riskCriteria?.likelihood).toEqual(['Rare', 'Unlikely', 'Now and then', 'Likely']));
  });
});

describe('several risks', () => {
  const labels = () => (store.snapshot?.risks ?? []).map((r) => r.label);
  const all = <V>(of: (r: NonNullable<ReturnType<typeof risk>>) => V) => (store.snapshot?.risks ?? []).map(of);
  const together = () => within(screen.getByRole('region', { name: '3 selected' }));

  async function openThree(): Promise<void> {
    await open('risks');
    const added = ['a', 'b', 'c'].map((id) => ({ op: 'AddRisk' as const, id, set: [{ title: `Risk ${id}` }] }));
    await store.apply(...added, { op: 'EditRisk', risk: 'a', set: [{ treatment: 'modify' }, { categories: ['bias'] }] });
    await waitFor(() => expect(document.querySelectorAll('.row')).toHaveLength(3));
    risks.ledger.stand('a');
    (document.querySelector('.row') as HTMLElement).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(together().getByText('2 not stated, 1 Modify')).toBeInTheDocument());
  }

  it('take what is chosen for all as one change, which one undo takes back', async () => {
    await openThree();
    await user.keyboard('w');
    await waitFor(() => expect(together().getByRole('combobox', { name: 'Treatment: 2 not stated, 1 Modify' })).toHaveFocus());
    await user.keyboard('share');
    await screen.findByRole('option', { name: 'Share' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(all((r) => r.treatment)).toEqual(['share', 'share', 'share']));
    await store.undo();
    await waitFor(() => expect(all((r) => r.treatment)).toEqual(['modify', undefined, undefined]));
  });

  it('stay selected where Escape leaves a field, and are let go from the list', async () => {
    await openThree();
    await user.keyboard('w');
    await waitFor(() => expect(together().getByRole('combobox', { name: /^Treatment/ })).toHaveFocus());
    await user.keyboard('share');
    await screen.findByRole('option', { name: 'Share' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(all((r) => r.treatment)).toEqual(['share', 'share', 'share']));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.closest('.list')).not.toBeNull());
    expect(risks.ledger.selected.size).toBe(3);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(risks.ledger.selected.size).toBe(0));
  });

  it('get a new owner, a category more and a control, each in all of them and in none twice', async () => {
    await openThree();
    await user.click(together().getByRole('combobox', { name: /^Owner: 3/ }));
    await user.keyboard('Harbour master');
    await user.click(await screen.findByRole('option', { name: /Add person: Harbour master/ }));
    await waitFor(() => expect(new Set(all((r) => store.people.get(r.owner ?? '')?.name))).toEqual(new Set(['Harbour master'])));

    const categories = within(together().getByRole('group', { name: 'Kind of risk' }));
    expect(categories.getByText('1 of 3')).toBeInTheDocument();
    await user.click(categories.getByRole('combobox'));
    await user.keyboard('bias');
    await user.click(await screen.findByRole('option', { name: /Bias/ }));
    await waitFor(() => expect(all((r) => r.categories)).toEqual([['bias'], ['bias'], ['bias']]));
    await user.click(categories.getByRole('button', { name: /^Take Bias.* from all of them/ }));
    await waitFor(() => expect(all((r) => r.categories)).toEqual([[], [], []]));

    await store.apply({ op: 'Link', from: 'risk/b', to: ['iso42001/A.6.2.4'] });
    const links = within(together().getByRole('group', { name: 'Linked with' }));
    expect(links.getByText('1 of 3')).toBeInTheDocument();
    await user.click(links.getByRole('combobox'));
    await user.keyboard('A.6.2.4');
    await user.click(await screen.findByRole('option', { name: /A\.6\.2\.4/ }));
    await waitFor(() => expect(['a', 'b', 'c'].map((id) => linkedWith('risk', id, 'control').length)).toEqual([1, 1, 1]));
  });

  it('keep what a quick second choice is about, and are emptied where they differ', async () => {
    await openThree();
    await store.apply({ op: 'EditRisk', risk: 'a', set: [{ categories: ['bias', 'drift'] }] });
    const categories = within(together().getByRole('group', { name: 'Kind of risk' }));
    const take = (name: RegExp) => categories.getByRole('button', { name }).click();
    // Both before the first has come back.
    take(/^Take Bias.* from all of them/);
    take(/drift.* from all of them/i);
    await waitFor(() => expect(all((r) => r.categories)).toEqual([[], [], []]));
    await user.click(together().getByRole('button', { name: 'Take away from all: Treatment' }));
    await waitFor(() => expect(all((r) => r.treatment)).toEqual([undefined, undefined, undefined]));
  });

  it('go as one change once what hangs on them was read', async () => {
    await openThree();
    await store.apply({ op: 'Link', from: 'risk/b', to: ['iso42001/A.6.2.4'] });
    await user.keyboard('{Delete}');
    const button = together().getByRole('button', { name: 'Delete all 3', description: /R-02.*A\.6\.2\.4/ });
    await waitFor(() => expect(button).toHaveFocus());
    expect(labels()).toHaveLength(3);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(labels()).toEqual([]));
    await store.undo();
    expect(labels()).toEqual(['R-01', 'R-02', 'R-03']);
  });
});

it('keeps a file with a piece of evidence, offers it back and takes it away', async () => {
  await open('evidence');
  const kept = within(await screen.findByRole('group', { name: 'Files kept here' }));
  await user.click(kept.getByRole('button', { name: 'Keep a file in this client file…' }));
  expect(await kept.findByText('minutes.pdf')).toBeInTheDocument();
  expect(kept.getByText(/attached 2026-11-24, 48 kB/)).toBeInTheDocument();
  await user.click(kept.getByRole('button', { name: 'Save minutes.pdf as…' }));
  await waitFor(() => expect(store.said).toContain('minutes.pdf is written as it came'));
  await user.click(kept.getByRole('button', { name: 'Take minutes.pdf away' }));
  await waitFor(() => expect(kept.queryByText('minutes.pdf')).not.toBeInTheDocument());
  expect(kept.getByRole('button', { name: 'Keep a file in this client file…' })).toHaveFocus();
});

it('tells of each register what belongs there, in each place', () => {
  for (const place of ['risks', 'assessments', 'requirements', 'parties', 'objectives', 'audits', 'reviews', 'nonconformities', 'questions']) {
    expect(places.some(({ id, keys }) => id === place && keys?.startsWith('Mod+Shift+'))).toBe(true);
    expect(has(`${place}-empty`)).toBe(true);
  }
});

it('leads from a finding about a register to its field', () => {
  const finding = {
    code: 'risk-without-control', severity: 'warning', statement: 's', key: 'k', place: { kind: 'record', record: 'risk', id: 'r', field: 'links' },
    args: { label: 'R-01', level: '12', line: '6' },
  } as const;
  expect(factOf(finding)).toContain('12');
  expect(targetOf(finding)).toEqual({ place: 'risks', record: 'r', field: 'links' });
});

it('shows what is supported of another framework, and who says so', async () => {
  await open('coverage');
  expect(await screen.findByRole('option', { name: /GOVERN 1/ })).toBeInTheDocument();
  expect(screen.getByText('An article')).toBeInTheDocument();
  await user.click(screen.getByRole('option', { name: /GOVERN 1/ }));
  await user.click(screen.getByRole('button', { name: 'AI policy' }));
  await waitFor(() => expect(navigation.place).toBe('controls'));
});

describe('what somebody wrote', () => {
  it('is found in every register by its words, and told with its place, its id and its field, which it leads to', async () => {
    await open('risks');
    await store.apply({ op: 'AddRisk', id: 'rx', set: [{ label: 'R-07' }, { title: 'Late berths' }, { cause: { text: 'A zephyr nobody measured reaches the outer mole.' } }] });
    await store.apply({ op: 'AddAssessment', id: 'ix', set: [{ label: 'IA-07' }, { misuse: { text: 'Ranking crews by the zephyr.' } }] });
    await store.apply({ op: 'AddQuestion', id: 'qx', set: [{ label: 'QN-07' }, { text: { text: 'Who reads the zephyr log?' } }] });
    await user.keyboard('{Control>}k{/Control}zephyr');
    const written = within(await screen.findByRole('group', { name: 'In what you wrote' }));
    const says = () => written.getAllByRole('option').map((option) => option.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' '));
    await waitFor(() => expect(says()).toHaveLength(3));
    expect(says().find((line) => line.includes('R-07'))).toMatch(/R-07 .*Risks: A zephyr nobody/);
    expect(says().find((line) => line.includes('QN-07'))).toMatch(/Questions: Who reads the zephyr log/);
    await user.click(written.getByRole('option', { name: /IA-07/ }));
    await waitFor(() => expect(field('misuse')).toHaveFocus());
    expect(navigation.place).toBe('assessments');
  });

  it('is found in the criteria of risks too', async () => {
    await open('systems');
    await store.apply({ op: 'EditOrganisation', set: [{ riskCriteria: { likelihood: ['a', 'b', 'c'], consequence: ['a', 'b', 'c'], acceptable: 4, note: { text: 'Appetite was set by the board.' } } }] });
    await user.keyboard('{Control>}k{/Control}appetite');
    expect(await screen.findByRole('option', { name: /Risk criteria.*Appetite was set/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');
  });
});

it('leads from an assessment that says nothing of society to what it asks for', async () => {
  await open('assessments');
  await store.apply({ op: 'AddAssessment', id: 'ia', set: [{ title: 'Berths' }] });
  await navigation.go({ place: 'assessments', record: 'ia' });
  await mend({ code: 'assessment-incomplete', severity: 'warning', statement: 's', key: 'k', place: { kind: 'record', record: 'assessment', id: 'ia', field: 'society' }, args: { label: 'IA-1', level: 'society' } });
  await waitFor(() => expect(field('society-harm')).toHaveFocus());
});

it('takes up the first risk that the filter leaves, so that letters change what is seen', async () => {
  await open('risks');
  for (const [id, label, title] of [['a', 'R-01', 'Drift'], ['b', 'R-02', 'Screener']] as const) await store.apply({ op: 'AddRisk', id, set: [{ label }, { title }] });
  await navigation.go({ place: 'risks', record: 'a' });
  await waitFor(() => expect(document.querySelector('.decision .id')).toHaveTextContent('R-01'));
  await user.keyboard('/screener');
  await waitFor(() => expect(risks.ledger.current).toBe('b'));
  expect(screen.getByRole('textbox', { name: /Filter/ })).toHaveFocus();
  await waitFor(() => expect(document.querySelector('.decision .id')).toHaveTextContent('R-02'));
  risks.ledger.clearFilters();
});

it('goes to the place whose name is typed before anything that only mentions it', async () => {
  await open('risks');
  await user.keyboard('{Control>}k{/Control}crosswalks');
  await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveTextContent('Go to Crosswalks'));
  await user.keyboard('{Escape}');
});

it('lets what was said go after a while', async () => {
  await open('risks');
  vi.useFakeTimers();
  try {
    void store.say('Saved a copy: copy.soa');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.said).toBe('Saved a copy: copy.soa');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.said).toBe('');
  } finally {
    vi.useRealTimers();
  }
});
