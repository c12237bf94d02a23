// Undo and redo as one hears and sees them: what came back is said in the words of the file, and shown where it is.
import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import type { ControlRef } from '../src/lib/model';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { ledger } from '../src/places/controls/rows.svelte';

const user = userEvent.setup();
const said = () => document.querySelector('.foot .said');

async function back(words: string): Promise<void> {
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(said()).toHaveTextContent(words));
}

describe('a step through the history', () => {
  beforeEach(async () => {
    useClient(new MemoryClient());
    navigation.place = 'overview';
    render(App);
    await waitFor(() => expect(store.phase).toBe('open'));
  });

  it('leads to the control that it was about, not to the person whom that brought along', async () => {
    await store.apply({ op: 'AddPerson', id: 'p'.repeat(32), set: [{ name: 'Lock keeper' }] }, { op: 'Decide', controls: ['iso42001/A.6.1.3'], set: [{ owner: 'p'.repeat(32) }] });
    await back('Taken back: A.6.1.3 owner');
    await waitFor(() => expect(navigation.place).toBe('controls'));
    await waitFor(() => expect(ledger.current).toBe('iso42001/A.6.1.3'));
  });

  it('leads to the field of the document, and to the organisation’s', async () => {
    await store.apply({ op: 'EditStatement', set: [{ scope: { text: 'Less.' } }] });
    await back('Taken back: Document control');
    await waitFor(() => expect(document.activeElement?.closest('[data-field]')).toHaveAttribute('data-field', 'scope'));
    await store.apply({ op: 'EditOrganisation', set: [{ name: 'Quay' }] });
    await back('Taken back: Organisation');
    await waitFor(() => expect(document.activeElement?.closest('[data-field]')).toHaveAttribute('data-field', 'name'));
  });

  it('shows of several, and of what is gone, only the place', async () => {
    const several: ControlRef[] = ['iso42001/A.2.3', 'iso42001/A.2.4'];
    const before = ledger.current;
    await store.apply({ op: 'Decide', controls: several, set: [{ review: '2031-03-01' }] });
    await back('Taken back: 2 controls, ');
    await waitFor(() => expect(navigation.place).toBe('controls'));
    expect(several).not.toContain(ledger.current);
    expect(ledger.current).toBe(before ?? 'iso42001/A.2.2');
    await store.apply({ op: 'AddEvidence', set: [{ title: 'Log of the lock' }] });
    const label = store.snapshot?.evidence.at(-1)?.label ?? '';
    await back(`Taken back: ${label} new evidence`);
    await waitFor(() => expect(navigation.place).toBe('evidence'));
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(said()).toHaveTextContent(`Made again: ${label} new evidence`));
    await waitFor(() => expect(document.querySelector('.row[aria-selected="true"]')).toHaveTextContent('Log of the lock'));
  });

  it('leads to what was let stand', async () => {
    await store.apply({ op: 'AcceptFinding', finding: 'target-passed/iso42001/A.6.1.3', reason: 'Agreed with the supplier' });
    await back('Taken back: A.6.1.3 finding let stand');
    await waitFor(() => expect(navigation.place).toBe('controls'));
    await waitFor(() => expect(ledger.current).toBe('iso42001/A.6.1.3'));
  });

  it('stays in History, where the change and the step are told in the same words and lead on', async () => {
    await store.apply({ op: 'Decide', controls: ['iso42001/A.6.1.3'], set: [{ owner: null }] });
    await user.keyboard('{Control>}7{/Control}');
    await waitFor(() => expect(document.querySelector('.tline.now')).toHaveFocus());
    await back('Taken back: A.6.1.3 owner');
    expect(navigation.place).toBe('history');
    const lines = () => [...document.querySelectorAll<HTMLElement>('.tline.rv')].map((line) => line.textContent ?? '');
    await waitFor(() => expect(lines()[0]).toContain('Undo: A.6.1.3 owner'));
    expect(lines()[1]).toContain('A.6.1.3 owner');
    await user.click(document.querySelector('.tline.rv') as HTMLElement);
    await waitFor(() => expect(document.querySelector('.kv .about')).toHaveTextContent('A.6.1.3'));
    await user.click(document.querySelector('.kv .about button') as HTMLElement);
    await waitFor(() => expect(navigation.place).toBe('controls'));
    await waitFor(() => expect(ledger.current).toBe('iso42001/A.6.1.3'));
  });
});
