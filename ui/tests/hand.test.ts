// What the hand is on stays where it is seen, whatever grows above it.
import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';

const user = userEvent.setup();
const pane = () => document.querySelector('.decision') as HTMLElement;
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input, textarea)`) as HTMLInputElement;

/** jsdom lays nothing out: what has the focus lies so far down in its pane as this says, and the pane is 500 high. */
function lay(depth: () => number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return { top: this === pane() || this !== document.activeElement ? 0 : depth() - pane().scrollTop } as DOMRect;
  });
}

async function open(): Promise<void> {
  navigation.place = 'controls';
  useClient(new MemoryClient('sample'));
  render(App);
  await waitFor(() => expect(document.querySelector('.row[tabindex="0"]')).toBeInTheDocument());
}

describe('the hand', () => {
  afterEach(() => vi.restoreAllMocks());

  it('stays in place while what it links comes above it', async () => {
    await open();
    lay(() => 100 + 25 * document.querySelectorAll('.lines.ev > div').length);
    const before = store.decisions.get('iso42001/A.2.2')?.evidence.length ?? 0;
    field('evidence').focus();
    await user.keyboard('EV-2{ArrowDown}{Enter}');
    await waitFor(() => expect(document.querySelectorAll('.lines.ev > div:has(.id)')).toHaveLength(before + 1));
    await waitFor(() => expect(pane().scrollTop).toBe(25));
    await user.keyboard('EV-3{ArrowDown}{Enter}');
    await waitFor(() => expect(pane().scrollTop).toBe(50));
  });

  it('stays in place while the heading grows with what is typed, in a pane with nothing to scroll', async () => {
    await open();
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(() => expect(document.querySelector('.records .decision h1')).toBeInTheDocument());
    const lines = () => Math.ceil((document.querySelector('.decision h1')?.textContent.length ?? 0) / 40);
    lay(() => 60 + 24 * lines());
    const short = lines();
    field('name').focus();
    await user.type(field('name'), ', which has a name so long that no heading of ours can hold it in a single line');
    await waitFor(() => expect(lines()).toBe(short + 2));
    await waitFor(() => expect(pane().scrollTop).toBe(48));
    // So far down it must reach.
    expect(pane().style.getPropertyValue('--reach')).toBe('548px');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(pane().style.getPropertyValue('--reach')).toBe(''));
  });
});
