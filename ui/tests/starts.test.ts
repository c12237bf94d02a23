// Files that hold more than one framework or statement, decisions that refer to another, and where a file begins from.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { find, perform, whyNot } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { controlLabel, published } from '../src/lib/findings.svelte';
import { sections } from '../src/lib/frame/palette.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { decide } from '../src/lib/operations';
import { store } from '../src/lib/store.svelte';
import { room as clauses } from '../src/places/clauses/room.svelte';
import { allGroups, allRows } from '../src/places/controls/rows.svelte';

vi.setConfig({ testTimeout: 60_000 });

let file: MemoryClient;
const user = userEvent.setup();
const row = (control: string) => document.querySelector<HTMLElement>(`[data-key="${control}"]`);
const operation = () => file.seen.at(-1);

async function open(which = 'sample', place = 'controls'): Promise<void> {
  file = new MemoryClient(which);
  useClient(file);
  navigation.place = place;
  render(App);
  await waitFor(() => expect(document.querySelector(which === 'welcome' ? '.hello' : 'main')).not.toBeNull());
}

describe('a statement on two frameworks', () => {
  it('names each id with its standard, in its own groups, and decides on the group that is meant', async () => {
    await open();
    expect(controlLabel('iso42001/A.5.2')).toBe('A.5.2');
    expect(published('iso27001', 'A.5.2')).toBe('27001 A.5.2');
    await perform('add-framework-iso27001');
    await waitFor(() => expect(store.statement?.frameworks).toHaveLength(2));
    expect(controlLabel('iso42001/A.5.2')).toBe('42001 A.5.2');
    expect(allGroups().filter(({ own }) => own === 'A.5').map(({ id }) => id)).toEqual(['42001 A.5', '27001 A.5']);
    const security = allRows().filter(({ group }) => group === '27001 A.5');
    expect(security).toHaveLength(37);
    expect(security[0]).toMatchObject({ label: '27001 A.5.1', title: 'Policies for information security', state: 'undecided' });
    expect(whyNot(find('add-framework-iso27001') as never)).toBe('This statement decides on it already.');
    await waitFor(() => expect(row('iso42001/A.5.2')).toHaveTextContent('42001 A.5.2'));
  });

  it('lets a decision refer to another, shows what is said there, and copies nothing', async () => {
    await open();
    await perform('add-framework-iso27001');
    await waitFor(() => expect(store.frameworks).toHaveLength(2));
    await store.apply(decide('iso27001/A.5.1', { applicability: 'applicable' }), decide('iso27001/A.5.1', { included: { text: 'One policy set.' } }));
    await store.apply(decide('iso42001/A.2.2', { applicability: 'applicable' }), decide('iso42001/A.2.2', { included: { text: '' } }));
    await navigation.go({ place: 'controls', record: 'iso42001/A.2.2', field: 'sees' });
    const field = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('[data-field="sees"] input');
      expect(found).toHaveFocus();
      return found as HTMLInputElement;
    });
    await user.type(field, '27001 A.5.1');
    await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(operation()).toMatchObject({ controls: ['iso42001/A.2.2'], set: [{ sees: 'iso27001/A.5.1' }] }));
    await waitFor(() => expect(document.querySelector('.sees .said')).toHaveTextContent('27001 A.5.1 says: One policy set.'));
    expect(store.decisions.get('iso42001/A.2.2')?.included.text).toBe('');
    await store.apply(decide('iso27001/A.5.1', { included: { text: 'Two of them.' } }));
    await waitFor(() => expect(document.querySelector('.sees .said')).toHaveTextContent('Two of them.'));
  });

  it('offers no reference where there is nothing to be referred to across', async () => {
    await open();
    expect(document.querySelector('[data-field="sees"]')).toBeNull();
    expect(whyNot(find('field-sees') as never)).toContain('one framework');
  });
});

describe('several statements of a file', () => {
  it('are shown one at a time, and whatever is done is about the one that is shown', async () => {
    await open();
    const [first] = store.snapshot?.statements ?? [];
    expect(whyNot(find('next-statement') as never)).toBe('This file holds one statement.');
    await perform('add-statement-iso27001');
    await waitFor(() => expect(store.statement?.frameworks.map((f) => f.framework)).toEqual(['iso27001']));
    const second = store.statement;
    expect(allRows().filter(({ group }) => group !== 'own')).toHaveLength(93);
    await store.apply(decide('iso27001/A.5.1', { applicability: 'applicable' }));
    expect(operation()).toMatchObject({ op: 'Decide', statement: second?.id });

    await user.keyboard('{F7}');
    await waitFor(() => expect(store.statement?.id).toBe(first?.id));
    await store.apply(decide('iso42001/A.2.2', { applicability: 'excluded' }));
    expect(operation()).toMatchObject({ statement: first?.id });
    await store.apply({ op: 'EditStatement', set: [{ documentId: 'SOA-AI' }] });
    expect(operation()).toMatchObject({ statement: first?.id });
    expect(store.findings.every(({ statement }) => statement === first?.id)).toBe(true);

    // From the frame, and from the palette.
    await user.click(screen.getByRole('button', { name: /^Statement shown: ISO\/IEC 42001 · SOA-AI/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: /ISO\/IEC 27001/ }));
    await waitFor(() => expect(store.statement?.id).toBe(second?.id));
    const found = sections('42001', '').flatMap(({ entries }) => entries).find(({ id }) => id === `statement ${first?.id ?? ''}`);
    await found?.run();
    await waitFor(() => expect(store.statement?.id).toBe(first?.id));
  });

  it('stay where they are while words are refused', async () => {
    await open();
    await perform('add-statement-integrated');
    await waitFor(() => expect(store.statement?.frameworks).toHaveLength(2));
    const here = store.statement?.id;
    file.failure = { code: 'disk-full', message: '' };
    await store.apply(decide('iso42001/A.2.2', { applicability: 'applicable' }));
    expect(store.unwritten).toBe(1);
    await perform('next-statement');
    expect(store.statement?.id).toBe(here);
    file.failure = undefined;
    // What was wanted goes on once it is written.
    await store.tryAgain();
    await waitFor(() => expect(store.statement?.id).not.toBe(here));
    expect(operation()).toMatchObject({ op: 'Decide', statement: here });
  });
});

describe('where a file begins from', () => {
  it('is asked on the first page, answered by a situation, and begins a file on its frameworks with nothing decided', async () => {
    await open('welcome');
    await user.click(await screen.findByRole('button', { name: 'Where to begin from…' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/no security programme worth the name/)).toBeInTheDocument();
    expect(within(dialog).getByText('None of these: ISO/IEC 42001 can wait.')).toBeInTheDocument();
    const [situation] = within(dialog).getAllByText(/already run ISO\/IEC 27001/);
    await user.click(within(situation?.closest('li') as HTMLElement).getByRole('button', { name: 'ISO/IEC 27001 first' }));
    expect(dialog).toHaveTextContent('The statement decides on: ISO/IEC 27001, ISO/IEC 42001');
    await user.click(within(dialog).getByRole('button', { name: 'New client file from here…' }));
    await waitFor(() => expect(store.snapshot?.organisation.startingPoint).toBe('27001-first'));
    expect(allRows()).toHaveLength(131);
    expect(allRows().every(({ state }) => state === 'undecided')).toBe(true);
    await navigation.go({ place: 'overview' });
    await waitFor(() => expect(document.querySelector('.from h2')).toHaveTextContent('From here: ISO/IEC 27001 first'));
    await user.click(screen.getAllByRole('button', { name: 'Go to AI systems' })[0] as HTMLElement);
    await waitFor(() => expect(navigation.place).toBe('systems'));
  });

  it('is chosen later, takes in the frameworks that it brings, and is one step to undo', async () => {
    await open('empty', 'overview');
    expect(document.querySelector('.from')).toHaveTextContent('Choose a starting point');
    await perform('starts');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getAllByRole('button', { name: 'Two or more in parallel' })[0] as HTMLElement);
    await user.click(within(dialog).getByRole('button', { name: 'Begin from here' }));
    await waitFor(() => expect(store.snapshot?.organisation.startingPoint).toBe('parallel'));
    expect(store.frameworks).toHaveLength(2);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await perform('undo');
    await waitFor(() => expect(store.frameworks).toHaveLength(1));
    expect(store.snapshot?.organisation.startingPoint).toBeUndefined();
  });

  it('leads to whatever it refers to, and marks the clauses that carry over or are to be built', async () => {
    await open('empty', 'overview');
    await perform('starts');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getAllByRole('button', { name: 'ISO 9001 first' })[0] as HTMLElement);
    await user.click(within(dialog).getByRole('button', { name: 'Begin from here' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'What carries over, and what has to be built' }));
    const refers = (name: string) => screen.getAllByRole('button', { name })[0] as HTMLElement;
    await waitFor(() => expect(refers('eu-ai-act/Article 17')).toBeInTheDocument());
    await user.click(refers('iso9001-clauses/4.4'));
    await waitFor(() => expect(navigation.place).toBe('clauses'));
    await waitFor(() => expect(row('iso9001-clauses/4.4')).toHaveFocus());
    const facet = within(await screen.findByRole('group', { name: 'Starting point' }));
    await user.click(facet.getByRole('button', { name: /To build/ }));
    const shown = () => clauses.ledger.visible.map(({ id }) => id);
    await waitFor(() => expect(shown()).toContain('iso42001-clauses/6.1.4'));
    expect(shown()).not.toContain('iso9001-clauses/4.4');
    // What is named as a whole marks its parts.
    await user.click(facet.getByRole('button', { name: /To build/ }));
    await user.click(facet.getByRole('button', { name: /Carries over/ }));
    await waitFor(() => expect(shown()).toContain('iso42001-clauses/9.2.1'));
    expect(shown()).not.toContain('iso42001-clauses/6.1.4');
  });
});
