// What frameworks list, as a hand on the keyboard meets it: cited by records, begun with, compared, and traced.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { shipped } from '../src/lib/reference.svelte';
import { store } from '../src/lib/store.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { driverName, readOffer } from '../src/places/controls/drivers';
import { placesOf } from '../src/places/coverage/tables';
import { reuse, serving, standing, tally } from '../src/places/evidence/reuse.svelte';
import { controlLabel } from '../src/lib/findings.svelte';
import { citing, itemOf, linkedTo } from '../src/places/records/items.svelte';
import { STAGES } from '../src/places/trace/traced.svelte';

vi.setConfig({ testTimeout: 60_000 });

let file: MemoryClient;
const user = userEvent.setup();
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input, textarea)`);
const dialog = async () => within(await screen.findByRole('dialog'));
const refs = (ref: string) => linkedTo(ref).map((item) => item.ref);

async function open(place: string): Promise<void> {
  file = new MemoryClient('sample');
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await navigation.go({ place });
  await shipped.ask();
}

/** A risk of the first system, which A.6.2.4 treats. */
async function addRisk(): Promise<string> {
  await store.apply({ op: 'AddRisk', id: 'r1', set: [{ title: 'Small boats get the worst berths' }] });
  await store.apply({ op: 'Link', from: 'risk/r1', to: [`system/${store.snapshot?.systems[0]?.id ?? ''}`, 'iso42001/A.6.2.4'] });
  return 'r1';
}

describe('what a record cites', () => {
  it('is added by a word, told with its framework, found from there, and taken away without losing the place', async () => {
    await open('risks');
    const risk = await addRisk();
    await navigation.go({ place: 'risks', record: risk, field: 'cites' });
    for (const words of ['MAP 5.1', 'Article 26']) {
      await user.click(field('cites') as HTMLInputElement);
      await user.keyboard(words);
      await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
      await user.keyboard('{ArrowDown}{Enter}');
    }
    await waitFor(() => expect(refs('risk/r1')).toEqual(expect.arrayContaining(['nist-ai-rmf/MAP 5.1', 'eu-ai-act/Article 26'])));
    const cites = within(screen.getByRole('group', { name: /^Cites/ }));
    expect(cites.getByText('EU AI Act')).toBeInTheDocument();
    // A category is cited by whoever cites anything within it.
    expect(citing('nist-ai-rmf/MAP 5').map((item) => item.label)).toEqual([store.snapshot?.risks[0]?.label]);
    expect(citing('nist-ai-rmf/MAP 4')).toEqual([]);

    const away = () => cites.getAllByRole('button', { name: /Take away the link/ });
    away()[0]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(away()).toHaveLength(1));
    await waitFor(() => expect(away()[0]).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field('cites')).toHaveFocus());
  });

  it('is said in Crosswalks of each entry, and Home and End go to the ends', async () => {
    await open('coverage');
    const risk = await addRisk();
    await store.apply({ op: 'Link', from: `risk/${risk}`, to: ['nist-ai-rmf/GOVERN 1.1'] });
    const entries = await screen.findAllByRole('option');
    entries[0]?.focus();
    await user.keyboard('{End}');
    expect(screen.getAllByRole('option').at(-1)).toHaveFocus();
    const pane = within(document.querySelector<HTMLElement>('[data-pane="coverage-entry"]') as HTMLElement);
    // Clauses are told with how far they are met, and lead there.
    const clause = () => pane.getByRole('button', { name: /^Understanding the organization/ }).parentElement;
    expect(clause()).toHaveTextContent(/^\s*4\.1\s*Understanding the organization.*Nothing said/);
    await store.apply({ op: 'EditEntry', entry: 'iso42001-clauses/4.1', set: [{ now: 'fully' }] });
    await waitFor(() => expect(clause()).toHaveTextContent('Fully'));
    await user.click(await pane.findByRole('button', { name: 'Small boats get the worst berths' }));
    await waitFor(() => expect(navigation.place).toBe('risks'));
  });
});

describe('a list to begin with', () => {
  it('makes risks of generative AI for a system as one change, and says which are there', async () => {
    await open('risks');
    const system = store.snapshot?.systems.find(({ purpose }) => purpose.includes('(generative)'))?.id ?? '';
    await store.apply({ op: 'EditSystem', system, set: [{ traits: ['generative'] }] });
    const before = store.snapshot?.risks.length ?? 0;
    await user.click(await screen.findByRole('button', { name: /Add from NIST AI 600-1/ }));
    const list = await dialog();
    expect(list.getAllByRole('checkbox')).toHaveLength(12);
    await user.click(list.getByRole('checkbox', { name: /Confabulation/ }));
    await user.click(list.getByRole('checkbox', { name: /Data Privacy/ }));
    await user.click(list.getByRole('button', { name: 'Add 2 risks' }));
    await waitFor(() => expect(store.snapshot?.risks).toHaveLength(before + 2));
    const made = store.snapshot?.risks.find(({ title }) => title === 'Confabulation');
    expect(made?.categories).toEqual(['unreliability']);
    expect(made?.characteristics).toContain('valid');
    expect(refs(`risk/${made?.id ?? ''}`)).toEqual(expect.arrayContaining([`system/${system}`, 'nist-ai-600-1/confabulation']));

    await perform('add-generative-risks');
    const again = await dialog();
    expect(again.getByRole('checkbox', { name: /Confabulation/ })).toBeDisabled();
    expect(again.getByText(/Already there: .* Confabulation/)).toBeInTheDocument();
    expect(again.getByRole('checkbox', { name: /Information Security/ })).toBeEnabled();
    await user.keyboard('{Escape}');
    await perform('undo');
    await waitFor(() => expect(store.snapshot?.risks).toHaveLength(before));
  });

  it('makes a requirement of an article, with its source, and tells as of when', async () => {
    await open('requirements');
    await perform('add-act-articles');
    const list = await dialog();
    expect(list.getByText(/as amended by Regulation \(EU\) 2026\/1744/)).toBeInTheDocument();
    await user.type(list.getByLabelText(/^Find among/), 'deployers');
    const found = list.getAllByRole('checkbox');
    expect(found.length).toBeLessThan(12);
    await user.click(list.getByRole('checkbox', { name: /^Article 26:/ }));
    await user.click(list.getByRole('button', { name: 'Add 1 requirement' }));
    await waitFor(() => expect(store.snapshot?.requirements.at(-1)?.kind).toBe('law'));
    const made = store.snapshot?.requirements.at(-1);
    expect(made?.source).toBe('Regulation (EU) 2024/1689 (EU AI Act), Article 26');
    expect(made?.text.text).toBe('');
    expect(refs(`requirement/${made?.id ?? ''}`)).toEqual(['eu-ai-act/Article 26']);
  });

  it('finds systems that inventories miss', async () => {
    await open('systems');
    await perform('add-overlooked-systems');
    const list = await dialog();
    expect(list.getAllByRole('checkbox')).toHaveLength(24);
    await user.click(list.getByRole('checkbox', { name: 'Spam and phishing filter' }));
    await user.click(list.getByRole('checkbox', { name: /^Writing assistant/ }));
    await user.click(list.getByRole('button', { name: 'Add 2 AI systems' }));
    await waitFor(() => expect(store.snapshot?.systems.some(({ name }) => name === 'Spam and phishing filter')).toBe(true));
    expect(store.snapshot?.systems.find(({ name }) => name.startsWith('Writing assistant'))?.traits).toEqual(['generative']);
  });
});

it('tells what evidence serves, what is missing and what has run out', async () => {
  await open('evidence');
  await perform('evidence-reuse');
  expect(await screen.findByRole('table')).toBeInTheDocument();
  expect(reuse.kinds).toHaveLength(14);
  const audit = reuse.kinds.find(({ id }) => id === 'internal-audit');
  if (!audit) throw new Error('no such kind');
  await waitFor(() => expect(standing(audit, 'iso27001')).toBe('missing'));
  const before = tally('iso27001');
  const piece = store.snapshot?.evidence[0]?.id ?? '';
  await store.apply({ op: 'EditEvidence', evidence: piece, set: [{ expiry: null }] });

  await user.click(screen.getByRole('button', { name: audit.title }));
  await user.click(screen.getByRole('combobox', { name: /^Put evidence here, for ISO\/IEC 27001/ }));
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(serving(audit, 'iso27001')).toHaveLength(1));
  await store.apply({ op: 'EditEvidence', evidence: serving(audit, 'iso27001')[0]?.evidence ?? '', set: [{ expiry: '2020-01-01' }] });
  await waitFor(() => expect(standing(audit, 'iso27001')).toBe('stale'));
  expect(tally('iso27001')).toEqual({ ...before, missing: before.missing - 1, stale: before.stale + 1 });
  // A kind that serves nowhere in a standard is missing nowhere there.
  const soa = reuse.kinds.find(({ id }) => id === 'soa');
  expect(soa && standing(soa, 'iso9001')).toBe('none');
  await user.keyboard('{Escape}{Escape}');
  expect(await screen.findByRole('grid', { name: 'Evidence' })).toBeInTheDocument();
});

it('draws the layers of a joint system from this file, and what is about AI alone', async () => {
  await open('coverage');
  await user.click(await screen.findByRole('radio', { name: 'Shared layers' }));
  const planning = await screen.findByRole('table', { name: /^Risk and planning/ });
  const row = (title: string) => within(planning).getAllByRole('row').find((one) => one.textContent?.includes(title));
  expect(row('Planning of changes')).toHaveTextContent('ISO/IEC 27001 6.3');
  expect(row('AI system impact assessment')).toHaveTextContent('About AI alone');
  await user.click(screen.getByRole('radio', { name: 'In one standard alone' }));
  expect(row('Planning of changes')).toBeUndefined();
  await user.click(within(planning).getAllByRole('button', { name: 'AI system impact assessment' })[0] as HTMLElement);
  await waitFor(() => expect(navigation.place).toBe('clauses'));
});

it('finds the control of AI first by an id that two annexes have, and says what is linked already', async () => {
  await open('risks');
  await navigation.go({ place: 'risks', record: await addRisk() });
  const cites = await screen.findByRole('combobox', { name: /^Cite/ });
  await user.click(cites);
  await user.keyboard('A.7.3');
  const options = await screen.findAllByRole('option');
  expect(options[0]).toHaveTextContent(/^A\.7\.3/);
  const links = await screen.findByRole('combobox', { name: /^Link with/ });
  const there = linkedTo('risk/r1').find(({ kind }) => kind === 'control');
  await user.click(links);
  await user.keyboard(`${there?.label ?? ''}{Enter}`);
  await waitFor(() => expect(store.said).toMatch(/is linked already/));
});

it('takes the kind of evidence that begins with what is typed', async () => {
  await open('evidence');
  const kind = await screen.findByRole('combobox', { name: 'Kind' });
  await user.clear(kind);
  await user.type(kind, 'rec{Enter}');
  await waitFor(() => expect(kind).toHaveValue('Record'));
});

it('lays side by side what every crosswalk pairs with a control, asked at the control and for any other entry', async () => {
  await open('controls');
  await navigation.go({ place: 'controls', record: 'iso42001/A.2.2' });
  await user.click(await screen.findByRole('button', { name: 'What crosswalks pair with it' }));
  expect(await screen.findByRole('heading', { level: 1, name: /^A\.2\.2/ })).toBeInTheDocument();
  const hints = within(await screen.findByRole('region', { name: 'Hints from small public lists' }));
  expect(hints.getAllByText('A.5.1').length).toBeGreaterThan(0);
  expect(hints.getByText(/^By four small public lists/)).toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: /^Another one/ }));
  await user.keyboard('GOVERN 1.1{ArrowDown}{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: /^GOVERN 1\.1/ })).toBeInTheDocument();
  expect(await screen.findByText('No crosswalk says anything of it.')).toBeInTheDocument();
});

it('compares frameworks, tells the words of both, and says where each table went', async () => {
  await open('coverage');
  await user.click(screen.getByRole('radio', { name: 'Standards compared' }));
  expect(screen.getAllByRole('table')).toHaveLength(3);
  expect(screen.getByRole('rowheader', { name: 'Whose risk' })).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Vocabulary' }));
  expect(screen.getByRole('rowheader', { name: 'AI system' })).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Where it comes from' }));
  expect(shipped.all?.tables.tables).toHaveLength(29);
  expect(screen.getAllByRole('row')).toHaveLength(29 + 3 + 7 + 1);
  // What this version has no place for says so; everything else leads somewhere, and to every place where it is shown.
  expect(shipped.all?.tables.tables.filter((table) => placesOf(table).length === 0)).toEqual([]);
  const twelve = screen.getByRole('row', { name: /^24 What the generative AI profile adds/ });
  expect(within(twelve).getAllByRole('button')).toHaveLength(placesOf(shipped.all?.tables.tables[23] as never).length);
  // What was left out of a table is said beside it.
  expect(screen.getByText(/^Left out: The price range/)).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /NIST AI RMF Playbook .*airc\.nist\.gov/ })).toBeInTheDocument();
});

describe('a trace', () => {
  it('is reached from the list of controls, read without the drawing, and walked by the arrows', async () => {
    await open('controls');
    await addRisk();
    await navigation.go({ place: 'controls', record: 'iso42001/A.6.2.4' });
    await user.keyboard('{Control>}t{/Control}');
    expect(await screen.findByRole('heading', { level: 1, name: /^A\.6\.2\.4/ })).toBeInTheDocument();
    for (const stage of STAGES) expect(document.querySelector(`#trace-${stage}`)).not.toBeNull();
    const of = await screen.findByRole('button', { name: /A\.6\.2\.4/, current: true });
    await waitFor(() => expect(of).toHaveFocus());
    expect(of).toHaveAccessibleDescription(/Comes from .*R-01/);
    const risk = screen.getByRole('button', { name: /Small boats get the worst berths/ });
    expect(risk).toHaveAccessibleDescription(/Leads to A\.6\.2\.4/);
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.closest('section')?.querySelector('h2')).toHaveTextContent('Why');
    risk.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.closest('section')?.querySelector('h2')).toHaveTextContent('What stands behind it');
    screen.getByRole('button', { name: /Small boats get the worst berths/ }).focus();
    await user.keyboard('{Control>}t{/Control}');
    expect(await screen.findByRole('heading', { level: 1, name: /Small boats get the worst berths/ })).toBeInTheDocument();
  });

  it('goes back to what it is of', async () => {
    await open('risks');
    const risk = await addRisk();
    await navigation.go({ place: 'risks', record: risk });
    await user.click(await screen.findByRole('button', { name: /^Trace this/ }));
    await waitFor(() => expect(screen.getByRole('button', { current: true })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(navigation.place).toBe('risks'));
  });
});

it('calls a driver that is a record by what the record is', async () => {
  await open('requirements');
  await store.apply({ op: 'AddRequirement', id: 'q1', set: [{ title: 'Tell people that they talk to a machine' }] });
  const driver = readOffer(['record', 'requirement', 'q1'].join('\u0000'), '');
  expect(driver && driverName(driver)).toMatch(/^requirement Q-\d+ Tell people that they talk to a machine$/);
});

describe('a framework of one’s own', () => {
  const framework = (version: string, last: string) => ({
    id: 'own-rules', name: 'Rules of the house', version,
    groups: [{ id: '1', title: 'Buying', objectives: [{ id: '1', title: 'Buying', controls: [{ id: '1.1', title: 'Ask before you buy' }, { id: last, title: 'Say no' }] }] }],
  });
  const shows = (text: RegExp | string) => screen.findByText(text);

  it('is refused with all that is wrong with it', async () => {
    await open('controls');
    file.brought = { name: 'rules.csv', problems: [
      { code: 'head-missing', lines: ['# name: Rules of the house', '# version: 1'] },
      { code: 'twice', place: { kind: 'line', line: 1006, column: 'id' }, id: '1.1', first: { kind: 'line', line: 5, column: 'id' } },
      { code: 'unknown-entry', place: { kind: 'path', path: 'pairs[3].from' }, framework: 'own-rules', id: '9', more: 2 },
    ] };
    perform('bring-framework');
    await shows(/rules\.csv cannot be brought in/);
    const wrong = document.querySelector('[data-problems]')?.querySelectorAll('li') ?? [];
    expect([...wrong].map((line) => line.textContent.replace(/[\u2068\u2069]/g, ''))).toEqual([
      'Before the heading there is nothing of what it has to say of itself: “# name: Rules of the house”, “# version: 1”.',
      'Line 1006, “id”: “1.1” is there already (Line 5, “id”).',
      'pairs[3].from: “own-rules” has no entry “9” (named 2 times more below).',
    ]);
    expect(screen.getByRole('button', { name: 'Bring another file…' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Leave it' }));
    expect(store.ownFrameworks).toEqual([]);
  });

  it('is looked at, brought in, decided on, cited, and stays while a statement is about it', async () => {
    await open('coverage');
    const operation = { op: 'AdoptFramework' as const, framework: framework('1', '1.2') };
    const difference = { added: [], removed: [], retitled: [], moved: [] };
    file.brought = { name: 'rules.csv', problems: [], adoption: { kind: 'framework', id: 'own-rules', name: 'Rules of the house', version: '1', controls: 2, difference, carried: 0, open: [] }, operation };
    perform('bring-framework');
    await shows(/New in this file/);
    expect(store.ownFrameworks).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.ownFrameworks.map(({ id }) => id)).toEqual(['own-rules']));
    expect(itemOf('own-rules/1.1')).toMatchObject({ label: '1.1', title: 'Ask before you buy', of: 'Rules of the house' });
    await user.click(await screen.findByRole('button', { name: 'Decide on it in this statement' }));
    await shows('It stays: a statement decides on it.');
    expect(screen.getByRole('button', { name: 'Take out' })).toBeDisabled();
    expect(store.decisions.has('own-rules/1.2')).toBe(true);
    expect(controlLabel('own-rules/1.2')).toBe('own-rules 1.2');
  });

  it('tells what a later version changes before it is brought in, and shows a crosswalk from either side with whose it is', async () => {
    await open('coverage');
    await store.apply({ op: 'AdoptFramework', framework: framework('1', '1.2') });
    await store.apply({
      op: 'AdoptCrosswalk',
      crosswalk: {
        id: 'ours', name: 'Rules and controls', from: 'own-rules', to: 'iso42001', madeBy: 'Quality office', date: '', sureness: '', source: '', licence: '',
        limits: ['Nobody outside has looked at it'], pairs: [{ from: 'own-rules/1.1', to: 'iso42001/A.10.3', strength: 'related' }],
      },
    });
    perform('own-frameworks');
    await user.click(await screen.findByRole('button', { name: /Rules and controls/ }));
    await shows('Quality office');
    await shows('Nobody outside has looked at it');
    const first = () => document.querySelector('[data-pane="own-entry"] tbody th')?.textContent ?? '';
    expect(first()).toContain('1.1');
    await user.click(screen.getByRole('button', { name: 'Read it from the other side' }));
    expect(first()).toContain('A.10.3');

    const difference = { added: ['1.3'], removed: ['1.2'], retitled: [{ id: '1.1', before: 'Ask before you buy', after: 'Ask' }], moved: [] };
    const open_ = [{ what: 'gone' as const, statement: 's', control: 'own-rules/1.2' }];
    file.brought = {
      name: 'rules.csv', problems: [],
      adoption: { kind: 'framework', id: 'own-rules', name: 'Rules of the house', version: '2', controls: 2, before: '1', difference, carried: 3, open: open_ },
      operation: { op: 'AdoptFramework', framework: framework('2', '1.3') },
    };
    perform('bring-framework');
    const told = await waitFor(() => {
      const shown = document.querySelector('[data-difference]');
      if (!shown) throw new Error('not shown yet');
      return shown.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');
    });
    for (const says of ['New 1.3', 'Gone 1.2', '1.1 “Ask before you buy” → “Ask”']) expect(told.replace(/(New|Gone|Elsewhere now|Called otherwise)/g, '$1 ').replace(/ +/g, ' ')).toContain(says);
    await shows(/3.*decisions and citations stay/);
    await shows(/1\.2.* is gone, and decided on/);
  });

  it('is called the same where nothing of what is there differs, and not a later version', async () => {
    await open('coverage');
    await store.apply({ op: 'AdoptFramework', framework: framework('1', '1.2') });
    const difference = { added: [], removed: [], retitled: [], moved: [] };
    const brought = { kind: 'framework' as const, id: 'own-rules', name: 'Rules of the house', version: '1', controls: 2, before: '1', difference, carried: 0, open: [] };
    file.brought = { name: 'rules.csv', problems: [], adoption: brought, operation: { op: 'AdoptFramework', framework: framework('1', '1.2') } };
    perform('bring-framework');
    await shows(/^The same as version .*1.*, which is there: no entry differs\.$/);
    expect(screen.queryByText(/A later version/)).toBeNull();
    file.brought = { ...file.brought, adoption: { ...brought, difference: { ...difference, added: ['1.3'] } } };
    perform('bring-framework');
    await shows(/^Version .*1.* is there with other entries/);
  });

  it('no longer decides on what a later version dropped, once somebody says so, and one undo brings that back', async () => {
    await open('coverage');
    await store.apply({ op: 'AdoptFramework', framework: framework('1', '1.2') });
    await store.apply({ op: 'EditStatement', set: [{ addFramework: 'own-rules' }] });
    await store.apply({ op: 'AdoptFramework', framework: framework('2', '1.3') });
    perform('own-frameworks');
    await shows(/1\.2.* “.*Say no.*” is decided on\./);
    await user.click(screen.getByRole('button', { name: 'Drop what rests on it' }));
    await waitFor(() => expect(store.decisions.has('own-rules/1.2')).toBe(false));
    expect(store.decisions.has('own-rules/1.1')).toBe(true);
    await store.undo();
    expect(store.decisions.has('own-rules/1.2')).toBe(true);
  });
});
