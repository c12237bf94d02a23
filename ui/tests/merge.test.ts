// Another copy of the file, as whoever carried two of them meets it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { combined, isDivided, stretches } from '../src/places/merge/paragraphs';
import { store } from '../src/lib/store.svelte';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let file: MemoryClient;
const user = userEvent.setup();
const conflict = (about: string) => within(screen.getByRole('group', { name: about }));
const mergeButton = () => screen.getByRole('button', { name: 'Merge' });

async function open(readOnly = false, change?: (file: MemoryClient) => void): Promise<void> {
  file = new MemoryClient('sample', readOnly);
  change?.(file);
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  void perform('compare-copy');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Compare and merge' })).toBeInTheDocument());
}

describe('two copies that were both changed', () => {
  beforeEach(() => open());

  it('says what each did, what comes in and what is asked, and marks what differs', () => {
    expect(screen.getByText('One change was made here alone')).toBeInTheDocument();
    expect(screen.getByText('2 changes were made there alone')).toBeInTheDocument();
    expect(screen.getByText('2 things have to be decided')).toBeInTheDocument();
    expect(screen.getByText('One difference comes in from the other copy')).toBeInTheDocument();
    const notes = screen.getByRole('group', { name: 'A.2.2, notes' });
    expect([...notes.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['[only here: May]', '[only here: June]']);
    expect(notes.querySelector('del, ins'), 'neither side is gone nor new').toBeNull();
    expect(conflict('EV-03').getByText('deleted')).toBeInTheDocument();
  });

  it('shows of a record that one side deleted what the other wrote in it', async () => {
    const written = () => conflict('EV-03').getByRole('list', { name: /says in it/ });
    expect(written()).toHaveAccessibleName('What this file says in it');
    expect(written()).toHaveTextContent('EV-03, title: [only here: Another] title');
    expect(written()).toHaveTextContent('When it was deleted: A title');
    const [record] = file.other.conflicts;
    if (record) Object.assign(record, { mine: record.theirs, theirs: record.mine });
    await user.click(screen.getByRole('button', { name: 'Compare with another copy…' }));
    await waitFor(() => expect(written()).toHaveAccessibleName('What the other copy says in it'));
    expect(written()).toHaveTextContent('EV-03, title: [only here: A] title');
  });

  it('settles a decision part by part: whose it is, and every justification as any other text', async () => {
    const side = (included: string, applicability: string) => ({ applicability, grounds: applicability === 'excluded' ? ['noSuchActivity'] : [], included: { text: included }, excluded: { text: '' } });
    const [mine, theirs] = [side('Ours.\n\nThe middle.\n\nOur end.', 'applicable'), side('Theirs.\n\nThe middle.\n\nTheir end.', 'excluded')];
    file.other.conflicts[1] = {
      ...structuredClone(file.other.conflicts[1] as (typeof file.other.conflicts)[number]), cell: 'statement/s/d/iso42001/A.2.2/verdict', about: 'A.2.2, decision', choices: ['mine', 'theirs'],
      mine: { value: mine, author: 'Lead', time: '2026-11-26T09:00:00.000Z' }, theirs: { value: theirs, author: 'Consultant', time: '2026-11-26T09:30:00.000Z' },
      parts: [
        { name: 'applicability', choices: ['mine', 'theirs'], mine: { applicability: 'applicable', grounds: [] }, theirs: { applicability: 'excluded', grounds: ['noSuchActivity'] } },
        { name: 'included', choices: ['mine', 'theirs', 'both'], mine: mine.included, theirs: theirs.included },
        { name: 'excluded', choices: ['mine', 'theirs'], mine: mine.excluded, theirs: { text: 'Nothing there.' } },
      ],
    };
    await user.click(screen.getByRole('button', { name: 'Compare with another copy…' }));
    await user.click(await conflict('EV-03').findByRole('radio', { name: 'Keep it' }));
    await user.click(conflict('A.2.2, decision').getByRole('radio', { name: 'Part by part' }));
    expect(screen.getByText('One thing is not decided yet.')).toBeInTheDocument();
    const whose = conflict('Applicability and grounds');
    expect(screen.getByRole('group', { name: 'Applicability and grounds' })).toHaveTextContent('Ground: Nothing in scope has the activity');
    await user.click(whose.getByRole('radio', { name: 'The other copy’s' }));
    await user.click(conflict('Justification').getByRole('radio', { name: 'Paragraph by paragraph' }));
    const [first, last] = conflict('Justification').getAllByRole('radiogroup', { name: /place \d/ });
    await user.click(within(first as HTMLElement).getByRole('radio', { name: 'Both' }));
    await user.click(within(last as HTMLElement).getByRole('radio', { name: 'This file’s' }));
    await user.click(mergeButton());
    expect(file.decided, 'one part is not decided').toBeUndefined();
    await user.click(conflict('Justification for leaving out').getByRole('radio', { name: 'Written anew' }));
    const box = await conflict('Justification for leaving out').findByRole('textbox');
    await user.clear(box);
    await user.type(box, 'Nothing of it here.');
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided?.[1]).toEqual({
      cell: 'statement/s/d/iso42001/A.2.2/verdict',
      parts: { applicability: { take: 'theirs' }, included: { own: { text: 'Ours.\n\nTheirs.\n\nThe middle.\n\nOur end.' } }, excluded: { own: { text: 'Nothing of it here.' } } },
    }));
  });

  it('offers one side or the other for who answers for it, and nothing put together', async () => {
    file.other.conflicts[1] = {
      ...structuredClone(file.other.conflicts[1] as (typeof file.other.conflicts)[number]), cell: 'statement/s/d/iso42001/A.8.3/owner', about: 'A.8.3, owner', choices: ['mine', 'theirs'],
      mine: { value: 'Head of Claims', author: 'Lead', time: '2026-11-26T09:00:00.000Z' }, theirs: { value: null, author: 'Consultant', time: '2026-11-26T09:30:00.000Z' }, unreadThere: true,
    };
    await user.click(screen.getByRole('button', { name: 'Compare with another copy…' }));
    await waitFor(() => expect(conflict('A.8.3, owner').getAllByRole('radio')).toHaveLength(2));
    expect(conflict('A.8.3, owner').getByText(/it was withheld there/)).toBeInTheDocument();
  });

  it('tells records that one copy has alone, and labels that two would carry', async () => {
    file.other.taken = [
      { cell: 'risk/r', about: 'R-15', mine: true, theirs: null, only: 'here', fields: 3 },
      { cell: 'evidence/f', about: 'EV-50', mine: null, theirs: true, only: 'there', fields: 2 },
    ];
    file.other.doubled = ['EV-50'];
    await user.click(screen.getByRole('button', { name: 'Compare with another copy…' }));
    expect((await screen.findByText('R-15')).closest('li')).toHaveTextContent('deleted there');
    expect(screen.getByText('EV-50').closest('li')).toHaveTextContent('only there, with 2 fields');
    expect(screen.getByText(/Two records carry the id “.?EV-50.?”/)).toBeInTheDocument();
  });

  it('merges nothing while something is not decided, then what was decided', async () => {
    await user.click(mergeButton());
    expect(file.decided).toBeUndefined();
    expect(screen.getByText('2 things are not decided yet.')).toBeInTheDocument();
    await user.click(conflict('EV-03').getByRole('radio', { name: 'Keep it' }));
    await user.click(conflict('A.2.2, notes').getByRole('radio', { name: 'Both' }));
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided).toEqual([
      { cell: 'evidence/e3', take: 'keep' },
      { cell: 'statement/s/d/iso42001/A.2.2/notes', take: 'both' },
    ]));
    expect(await screen.findByText(/The copies are merged/)).toBeInTheDocument();
    expect(store.snapshot?.organisation.name).toBe('Merged');
    store.status = { ...(store.status as NonNullable<typeof store.status>), redo: 'Merge' };
    expect(await screen.findByText(/The merge was taken back/)).toBeInTheDocument();
    expect(screen.queryByText(/The copies are merged/)).toBeNull();
  });

  it('takes a text that was written anew, beginning with both', async () => {
    await user.click(conflict('EV-03').getByRole('radio', { name: 'Delete it' }));
    await user.click(conflict('A.2.2, notes').getByRole('radio', { name: 'Written anew' }));
    const box = await conflict('A.2.2, notes').findByRole('textbox');
    expect(box).toHaveValue('The board was asked in May.\n\nThe board was asked in June.');
    await user.clear(box);
    await user.type(box, 'Asked in May and June.');
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided?.[1]).toEqual({ cell: 'statement/s/d/iso42001/A.2.2/notes', value: { text: 'Asked in May and June.' } }));
  });

  it('puts a text together of both, paragraph by paragraph', async () => {
    const notes = file.other.conflicts[1];
    if (notes) {
      notes.mine.value = { text: 'First, as it was.\n\nAsked in May.\n\nThe middle.\n\nMine at the end.' };
      notes.theirs.value = { text: 'First, as it was.\n\nAsked in June.\n\nThe middle.' };
    }
    await user.click(screen.getByRole('button', { name: 'Compare with another copy…' }));
    await user.click(await conflict('EV-03').findByRole('radio', { name: 'Keep it' }));
    await user.click(conflict('A.2.2, notes').getByRole('radio', { name: 'Paragraph by paragraph' }));
    const places = conflict('A.2.2, notes').getAllByRole('radiogroup', { name: /place \d/ });
    expect(places).toHaveLength(2);
    await user.click(within(places[0] as HTMLElement).getByRole('radio', { name: 'Both' }));
    await user.click(mergeButton());
    expect(file.decided, 'one place is not decided').toBeUndefined();
    await user.click(within(places[1] as HTMLElement).getByRole('radio', { name: 'The other copy’s' }));
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided?.[1]).toEqual({ cell: 'statement/s/d/iso42001/A.2.2/notes', value: { text: 'First, as it was.\n\nAsked in May.\n\nAsked in June.\n\nThe middle.' } }));
  });

  it('is left by Escape, and stands as it was when one comes back', async () => {
    await user.click(conflict('EV-03').getByRole('radio', { name: 'Keep it' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { level: 1, name: 'Compare and merge' })).toBeNull());
    expect(navigation.place).toBe('controls');
  });
});

it('makes a merge again that was undone', async () => {
  await open(false, (memory) => {
    memory.other = { ...memory.other, relation: 'merge-taken-back', conflicts: [] };
  });
  expect(screen.getByText(/the merge was undone. It can be made again/)).toBeInTheDocument();
  await user.click(mergeButton());
  expect(await screen.findByText(/The copies are merged/)).toBeInTheDocument();
});

it('takes one side for all that can be so decided, and offers that for several only', async () => {
  await open();
  expect(screen.queryByRole('button', { name: /for all/ })).toBeNull();
  await user.keyboard('{Escape}');
  file.other.conflicts.push({ ...structuredClone(file.other.conflicts[1] as (typeof file.other.conflicts)[number]), cell: 'statement/s/d/iso42001/A.2.3/notes', about: 'A.2.3, notes' });
  void perform('compare-copy');
  await user.click(await screen.findByRole('button', { name: 'The other copy’s for all 2 open' }));
  // A record is kept or deleted, which no side's name says.
  expect(screen.getByText('One thing is not decided yet.')).toBeInTheDocument();
});

describe('a merge that was taken back', () => {
  const settled = () => {
    const [, notes] = new MemoryClient('sample').other.conflicts;
    return { conflict: { ...structuredClone(notes as (typeof file.other.conflicts)[number]) }, value: { text: 'The board was asked in May and in June.' } };
  };
  beforeEach(() => open(false, (file) => Object.assign(file.other, { relation: 'merge-taken-back', conflicts: [], settled: [settled()], taken: [] })));

  it('is made again as it was decided, where nothing else is chosen', async () => {
    expect(screen.getByText(/It can be made again, as it was decided or otherwise/)).toBeInTheDocument();
    expect(screen.getByText('One thing was decided in the merge that was taken back')).toBeInTheDocument();
    expect(screen.queryByText('Nothing has to be decided')).toBeNull();
    expect(screen.getByRole('group', { name: 'A.2.2, notes' })).toHaveTextContent('As it was decided: The board was asked in May and in June.');
    expect(conflict('A.2.2, notes').getByRole('radio', { name: 'As it was decided' })).toBeChecked();
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided).toEqual([]));
  });

  it('can be decided otherwise, with all choices that there were', async () => {
    const names = conflict('A.2.2, notes').getAllByRole('radio').map((radio) => radio.getAttribute('aria-label') ?? radio.textContent.trim());
    expect(names).toEqual(['As it was decided', 'This file’s', 'The other copy’s', 'Both', 'Written anew']);
    await user.click(conflict('A.2.2, notes').getByRole('radio', { name: 'The other copy’s' }));
    await user.click(mergeButton());
    await waitFor(() => expect(file.decided).toEqual([{ cell: 'statement/s/d/iso42001/A.2.2/notes', take: 'theirs' }]));
  });
});

it('shows of what stays here what both copies say', async () => {
  await open(false, (file) => Object.assign(file.other, {
    relation: 'merge-older', conflicts: [],
    kept: [{ cell: 'statement/s/scope', about: 'Scope', mine: { text: 'All ferries.' }, theirs: { text: 'All ferries and the dock.' }, fields: 0 }],
  }));
  const one = screen.getByText('Scope').closest('li');
  expect(one).toHaveTextContent(/This file ?All ferries\./);
  expect(one).toHaveTextContent(/The other copy ?All ferries.*and the dock/);
});

it('chooses the other side where one returned to what stood there before, and says so', async () => {
  await open(false, (file) => Object.assign(file.other.conflicts[1] ?? {}, { likely: 'theirs' }));
  expect(conflict('A.2.2, notes').getByRole('radio', { name: 'The other copy’s' })).toBeChecked();
  expect(screen.getByText(/this file returned to what stood there before/)).toBeInTheDocument();
});

it.each([['merge-older', /older: all that was done in it/], ['merge-unrelated', /no history in common/]])('says of %s why nothing is merged', async (relation, said) => {
  await open(false, (file) => Object.assign(file.other, { relation, conflicts: [], taken: [] }));
  expect(screen.getByText(said)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
});

it('compares in a file that is read only, and does not merge', async () => {
  await open(true);
  await user.click(conflict('EV-03').getByRole('radio', { name: 'Keep it' })).catch(() => undefined);
  await user.click(mergeButton());
  expect(file.decided).toBeUndefined();
});

describe('paragraphs of two texts', () => {
  it('stand where both have them, and together where they differ', () => {
    expect(stretches('a\nb\nc', 'a\nx\nc\nd')).toEqual([{ same: 'a\n' }, { mine: ['b\n'], theirs: ['x\n'] }, { same: 'c' }, { mine: [], theirs: ['d'] }]);
    expect(isDivided(stretches('a', 'b'))).toBe(false);
    expect(stretches('', 'b')).toEqual([{ mine: [], theirs: ['b'] }]);
  });

  it('that are neighbours are told apart where both sides have as many', () => {
    expect(stretches('a\nb\nend', 'x\ny\nend')).toEqual([{ mine: ['a\n'], theirs: ['x\n'] }, { mine: ['b\n'], theirs: ['y\n'] }, { same: 'end' }]);
    expect(combined('a\n\nb', 'x\n\ny', ['theirs', 'mine'])).toBe('x\n\nb');
    expect(stretches('a\nb\nend', 'x\nend')).toHaveLength(2);
  });

  it('of different number are paired where one was made of the other, and stand alone where not', () => {
    const mine = 'The policy was approved in May.\nOnly here: brokers ask for it.\nIt names the review.\nend';
    const theirs = 'The policy was approved in June.\nIt names the yearly review.\nend';
    expect(stretches(mine, theirs)).toEqual([
      { mine: ['The policy was approved in May.\n'], theirs: ['The policy was approved in June.\n'] },
      { mine: ['Only here: brokers ask for it.\n'], theirs: [] },
      { mine: ['It names the review.\n'], theirs: ['It names the yearly review.\n'] },
      { same: 'end' },
    ]);
    expect(combined(mine, theirs, ['theirs', 'mine', 'both'])).toBe('The policy was approved in June.\nOnly here: brokers ask for it.\nIt names the review.\nIt names the yearly review.\nend');
  });

  it('lose nothing: mine everywhere is mine, theirs everywhere is theirs', () => {
    const [mine, theirs] = ['a\n\nb\n\nc\n\nd', 'a\n\nc\n\nx\n\ny\n\nd'];
    expect(combined(mine, theirs, ['mine', 'mine', 'mine'])).toBe(mine);
    expect(combined(mine, theirs, ['theirs', 'theirs', 'theirs'])).toBe(theirs);
    expect(combined(mine, theirs, ['theirs'])).toBeUndefined();
    const [list, longer] = ['Intro\n- a\n- b\n\nEnd', 'Intro\n- a\n- c\n\nEnd\n\nMore'];
    expect(combined(list, longer, ['mine', 'mine'])).toBe(list);
    expect(combined(list, longer, ['theirs', 'theirs'])).toBe(longer);
    expect(combined(list, longer, ['both', 'theirs'])).toBe('Intro\n- a\n- b\n\n- c\n\nEnd\n\nMore');
  });

  it('of a length that nobody writes are not lined up one by one', () => {
    const long = (mark: string) => Array.from({ length: 20_000 }, (_, i) => `${mark} ${i}`).join('\n');
    expect(stretches(long('a'), long('b'))).toHaveLength(1);
  });
});
