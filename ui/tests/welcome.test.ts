// The first page as a hand on the keyboard meets it, and the whole way from there to Overview.
import { readFileSync } from 'node:fs';

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { appearance } from '../src/lib/appearance.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { store } from '../src/lib/store.svelte';
import { CONTROLS, SCORE } from '../src/places/welcome/score';

let file: MemoryClient;
const user = userEvent.setup();

const row = (id: string) => document.querySelector<HTMLElement>(`[data-key="iso42001/${id}"]`);
const act = (name: RegExp) => screen.getByRole('button', { name });

async function start(which = 'welcome'): Promise<void> {
  file = new MemoryClient(which);
  useClient(file);
  render(App);
  await waitFor(() => expect(act(/^New client file/)).toHaveFocus());
}

describe('the first page', () => {
  it('turns dark when another window does, and keeps its own size', async () => {
    await start();
    await appearance.zoom(1);
    file.settingsElsewhere({ theme: 'dark', zoom: 2 });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.style.getPropertyValue('zoom')).toBe('1.1');
    // What this one changes does not bring its own size over that which was set last.
    await appearance.change({ contrast: 'more' });
    expect(await file.settings()).toMatchObject({ theme: 'dark', contrast: 'more', zoom: 2 });
    await appearance.zoom(1);
    expect(await file.settings()).toMatchObject({ theme: 'dark', contrast: 'more', zoom: 1.25 });
    await appearance.zoom(0);
    await appearance.change({ theme: 'system', contrast: 'system' });
  });

  it('draws the controls of the catalogue, group by group', () => {
    const catalogue = JSON.parse(readFileSync('../assets/catalogue/iso42001.json', 'utf8')) as {
      groups: { id: string; objectives: { controls: unknown[] }[] }[];
    };
    expect(SCORE).toEqual(catalogue.groups.map((g) => [g.id, g.objectives.reduce((sum, o) => sum + o.controls.length, 0)]));
    expect(CONTROLS).toBe(38);
  });

  it('lists keys and commands where Help asks for them', async () => {
    await start();
    file.chooseInMenu('palette:>');
    expect(await screen.findByRole('option', { name: /Look at the sample/ })).toHaveTextContent('Ctrl Shift O');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(act(/^New client file/)).toHaveFocus());
  });

  it('begins, opens and shows the sample by arrows and Enter', async () => {
    await start();
    await user.keyboard('{ArrowDown}');
    expect(act(/^Open a client file/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(act(/^Look at the sample/)).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect(store.snapshot?.organisation.name).toBe('Otterbridge Narrowboat Mutual');
  });

  it('makes a client file of the data inside a PDF, and says where none is inside', async () => {
    await start();
    file.failure = { code: 'inside-no-data', message: 'no data' };
    await user.click(act(/^Open the data inside a PDF…/));
    expect(await screen.findByRole('alert')).toHaveTextContent('No data of a statement is inside that PDF.');
    expect(row('A.2.2')).toBeNull();
    file.failure = undefined;
    file.chooseInMenu('open-data');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  });

  it('finds the data inside a PDF in the palette, by what it is also called', async () => {
    await start();
    const opened = vi.spyOn(file, 'openData');
    await user.keyboard('{Control>}k{/Control}import');
    await user.click(await screen.findByRole('option', { name: /Open the data inside a PDF/ }));
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect(opened).toHaveBeenCalledOnce();
  });

  it('leads from nothing to Overview without the mouse', async () => {
    await start('first');
    await user.keyboard('{Control>}n{/Control}');
    // Nobody has said yet whose file it is: that is typed at once.
    await waitFor(() => expect(document.querySelector('[data-field="name"] input')).toHaveFocus());
    await user.keyboard('The Tinplate Orchestra{Control>}1{/Control}');
    expect(document.querySelector('.top strong')).toHaveTextContent('The Tinplate Orchestra');
    expect(await screen.findByRole('heading', { level: 1, name: 'First edition, in preparation' })).toBeInTheDocument();
    expect(screen.getByText('Begin here')).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Controls by objective' })).toHaveTextContent('0 of 3');
    // Document and AI systems come before: the arrows lead on.
    await waitFor(() => expect(document.querySelector('.begin button')).toHaveFocus());
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Controls: decide the first one' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    await user.keyboard('a');
    await waitFor(() => expect(store.decisions.get('iso42001/A.2.2')?.applicability).toBe('applicable'));
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('table', { name: 'Controls by objective' });
    expect(screen.queryByText('Begin here')).toBeNull();
    expect(document.querySelector('.lead')).toHaveTextContent('1 of 38 controls decided.');
  });

  it('is where a closed file leaves one, and the next file begins at its controls', async () => {
    await start();
    await user.keyboard('{Control>}{Shift>}o{/Shift}{/Control}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('table', { name: 'Controls by objective' });
    await user.keyboard('{Control>}w{/Control}');
    await waitFor(() => expect(act(/^New client file/)).toHaveFocus());
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  });
});

describe('recent files', () => {
  it('open by arrows and Enter', async () => {
    await start();
    const grid = screen.getByRole('grid', { name: 'Recent files' });
    const [, first, second] = within(grid).getAllByRole('row');
    expect(first).toHaveTextContent('otterbridge.soa');
    expect(first).toHaveTextContent('draft after edition 2.0');
    (first as HTMLElement).focus();
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect(store.snapshot?.organisation.name).toBe('The Tinplate Orchestra');
  });

  it('say who changed each last, and of one that was written into since only when', async () => {
    await start();
    const grid = within(screen.getByRole('grid', { name: 'Recent files' }));
    expect(grid.getByRole('columnheader', { name: 'Last change' })).toBeVisible();
    const [, known, since] = grid.getAllByRole('row');
    expect(known).toHaveTextContent(/2026-11-24 \d\d:\d\d by .?Consultant/);
    expect(since).toHaveTextContent(/2026-11-13 \d\d:\d\d by whom, the file says/);
  });

  it('say which are gone, and why one did not open; the focus stays', async () => {
    await start();
    const gone = within(screen.getByRole('grid', { name: 'Recent files' })).getAllByRole('row').at(-1) as HTMLElement;
    expect(gone).toHaveTextContent('not there any more');
    gone.focus();
    await user.keyboard('{Enter}');
    const bar = await screen.findByRole('alert');
    expect(bar).toHaveTextContent('That file is not there any more.');
    expect(bar).toHaveTextContent('Nothing was changed.');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('quillfish.soa'));
    await user.click(within(bar).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(document.activeElement).toHaveTextContent('quillfish.soa'));
  });

  it('say so where there are none', async () => {
    await start('first');
    expect(await screen.findByText('None yet. Files that you open are listed here.')).toBeInTheDocument();
  });

  it('are not what fails alone: a file from anywhere that cannot be opened is told here too', async () => {
    await start();
    file.failure = { code: 'not-a-database', message: 'no' };
    await user.keyboard('{Control>}o{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is not a client file.');
    file.failure = undefined;
    await user.keyboard('{Control>}o{/Control}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('who works here', () => {
  it('is asked for on the first page, once', async () => {
    await start('first');
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription('Write your name, or the name of your role.');
    await user.keyboard('Lock keeper{Tab}Implementation lead{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Change…' })).toHaveFocus());
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    expect((await file.welcome()).author).toEqual({ name: 'Lock keeper', function: 'Implementation lead' });
  });

  it('can be changed from anywhere, by palette and by native menu', async () => {
    await start();
    await user.keyboard('{Control>}{Shift>}o{/Shift}{/Control}');
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    await user.keyboard('{Control>}k{/Control}>your name');
    await screen.findByRole('option', { name: /Your name/ });
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Who is working here?' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await waitFor(() => expect(name).toHaveFocus());
    expect(name).toHaveValue('Head of AI Governance');
    await user.clear(name);
    await user.keyboard('Lock keeper{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
    expect((await file.welcome()).author?.name).toBe('Lock keeper');

    file.chooseInMenu('author');
    expect(await screen.findByRole('dialog', { name: 'Who is working here?' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(row('A.2.2')).toHaveFocus());
  });

  it('stays asked for where it could not be kept', async () => {
    await start('first');
    file.failure = { code: 'settings', message: 'no' };
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Lock keeper{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Your settings could not be kept.');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Lock keeper');
  });
});
