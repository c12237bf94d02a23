// Who works here: asked for without stopping anybody, and told well where nobody said it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { named } from '../src/lib/author.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { t } from '../src/lib/words';

const user = userEvent.setup();
const row = (id: string) => document.querySelector<HTMLElement>(`[data-key="iso42001/${id}"]`);
const note = () => document.querySelector<HTMLElement>('.foot .unnamed');

async function open(which: string, readOnly = false): Promise<MemoryClient> {
  navigation.place = 'controls';
  const file = new MemoryClient(which, readOnly);
  useClient(file);
  render(App);
  await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  return file;
}

describe('without a name', () => {
  it('the window says so, and louder once something was changed, and takes no focus', async () => {
    const file = await open('nameless');
    expect(note()).toHaveTextContent('Changes will be recorded without a name.');
    await user.keyboard('u');
    await waitFor(() => expect(note()).toHaveTextContent('Changes are recorded without a name.'));
    expect(row('A.2.2')).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Give your name…' }));
    await user.type(within(await screen.findByRole('dialog')).getByLabelText('Name'), 'Harbour Master');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(note()).toBeNull());
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    await user.keyboard('x');
    await waitFor(async () => expect((await file.history())[0]).toMatchObject({ author: 'Harbour Master', name: 'SetApplicability' }));
  });

  it('the history leaves the author out', async () => {
    const file = await open('nameless');
    await user.keyboard('u');
    await waitFor(() => expect(store.status?.undo).toBeDefined());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect((await file.history())[0]?.name).toBe('Undo'));
    await user.keyboard('{Control>}7{/Control}');
    const undone = await waitFor(() => {
      const line = [...document.querySelectorAll<HTMLElement>('.tline.rv')].find((each) => each.querySelector('.void'));
      expect(line).toBeDefined();
      return line as HTMLElement;
    });
    expect(undone.querySelector('small')?.textContent).toBe('undone');
    await user.click(undone);
    const by = await screen.findByText('By', { selector: 'dt' });
    expect(by.nextElementSibling).toHaveTextContent('no name given');
    expect(screen.getByText('Undone by', { selector: 'dt' }).nextElementSibling).toHaveTextContent(/no name given, \d{4}-/);
  });

  it.each([['sample', false], ['nameless', true]] as const)('nothing is asked where a name is known, or nothing can be changed: %s', async (which, readOnly) => {
    await open(which, readOnly);
    expect(note()).toBeNull();
  });

  it('every sentence about somebody reads well', () => {
    expect(t('saved-read-only-held-by', named(''))).toBe('Read-only, open elsewhere');
    expect(t('finding-accepted-by', { reason: 'Small team', date: '2026-11-24', ...named(' ') })).toBe('Small team (2026-11-24)');
    // Nothing at all, or nothing among the decisions, are two things.
    for (const words of ['overview-since-nothing', 'frozen-changed']) {
      expect(t(words, { count: 0, differs: 'no' })).toMatch(/^nothing (has )?changed/i);
      expect(t(words, { count: 0, differs: 'yes' })).toMatch(/no decision (has )?changed, but something beside them (did|has): document control/i);
    }
    expect(t('overview-since-changed', { decisions: 2, revisions: 3, people: 0 })).toBe('2 decisions changed in 3 revisions.');
    expect(t('overview-since-changed', { decisions: 2, revisions: 3, people: 1 })).toBe('2 decisions changed in 3 revisions by one person.');
  });
});
