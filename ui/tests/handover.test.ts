// Copies that are given away and copies that come back sealed, as a hand on the keyboard meets them.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const LONG = 'correct horse battery';
let file: MemoryClient;
const user = userEvent.setup();
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const form = (name: string) => screen.findByRole('form', { name });

async function open(change?: (file: MemoryClient) => void, readOnly = false): Promise<void> {
  file = new MemoryClient('sample', readOnly);
  change?.(file);
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
}

async function welcome(): Promise<void> {
  file = new MemoryClient('welcome');
  useClient(file);
  render(App);
  await waitFor(() => expect(button(/^New client file/)).toHaveFocus());
}

describe('a redacted copy', () => {
  it('leaves out what is ticked, says how much that is, and leads to what its words still say', async () => {
    await open();
    void perform('redact-copy');
    const asked = within(await form('Make a redacted copy…'));
    const notes = asked.getByRole('checkbox', { name: /^Internal notes/ });
    await waitFor(() => expect(notes).toHaveFocus());
    expect(notes).toBeChecked();
    await waitFor(() => expect(notes).toHaveAccessibleDescription(/never printed\. 3 entries stand in the file\.$/));
    expect(asked.getByText(/^In any case the history, the candidates and editions/)).toBeInTheDocument();
    await user.click(asked.getByRole('checkbox', { name: /^Risks/ }));
    await user.click(asked.getByRole('checkbox', { name: 'Justifications' }));
    await user.click(asked.getByRole('button', { name: 'Choose where it goes…' }));
    await waitFor(() => expect(file.handed.without).toEqual({ kinds: ['notes', 'acceptances', 'people', 'evidencePlaces', 'distribution', 'systemDetails', 'assessments', 'requirements', 'parties', 'objectives', 'managementSystem', 'questions'], fields: ['justification'] }));
    expect(await screen.findByText('otterbridge (redacted).soa')).toBeInTheDocument();
    expect(screen.getByText('Internal notes: 3 entries left out')).toBeInTheDocument();
    expect(button('Make a redacted copy…')).toHaveFocus();
    await user.click(document.querySelector('.came summary') as HTMLElement);
    await user.click(button('A.2.2, how it is done'));
    await waitFor(() => expect(document.activeElement?.closest('[data-field="how"]')).not.toBeNull());
  });

  it('is left by Escape, and the hand is where it began', async () => {
    await open();
    await perform('redact-copy');
    const asked = await form('Make a redacted copy…');
    await waitFor(() => expect(asked.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Make a redacted copy…')).toHaveFocus());
    expect(file.handed.without).toBeUndefined();
  });

  it('says what went wrong in its place, and waits where the place was not chosen', async () => {
    await open();
    await perform('redact-copy');
    const asked = within(await form('Make a redacted copy…'));
    file.thinksBetter = true;
    await user.click(asked.getByRole('button', { name: 'Choose where it goes…' }));
    await waitFor(() => expect(file.handed.without).toBeDefined());
    expect(screen.queryByText('otterbridge (redacted).soa')).toBeNull();
    file.failure = { code: 'already-exists', message: 'there' };
    await user.click(asked.getByRole('button', { name: 'Choose where it goes…' }));
    await waitFor(() => expect(asked.getByRole('alert')).toHaveTextContent('There is a file of that name already.'));
  });

  it('is not made of a redacted copy, and is of a file that is read-only', async () => {
    await open((file) => (file.redacted = true), true);
    await perform('redact-copy');
    await waitFor(() => expect(document.querySelector('.foot')).toHaveTextContent('This file is a redacted copy itself.'));
    await perform('go-file');
    await waitFor(() => expect(document.querySelector('[data-field="redact"]')).toHaveTextContent('One is made of the full file.'));
    expect(screen.queryByRole('button', { name: 'Make a redacted copy…' })).toBeNull();
    await user.click(button('Seal a copy…'));
    expect(await form('Seal a copy…')).toBeInTheDocument();
  });
});

describe('a sealed copy', () => {
  beforeEach(async () => {
    await open();
    void perform('seal-copy');
    await form('Seal a copy…');
  });
  const go = () => user.click(button('Choose where it goes…'));
  const field = (label: string | RegExp) => screen.getByLabelText(label, { selector: 'input, textarea' });

  it('takes a passphrase that is typed twice, hidden, and keeps it nowhere', async () => {
    await go();
    expect(field('Passphrase')).toHaveFocus();
    expect(field('Passphrase')).toHaveAccessibleDescription('Write it here.');
    await user.type(field('Passphrase'), LONG);
    await user.type(field('The same once more'), 'correct horse batterie');
    await go();
    expect(field('The same once more')).toHaveFocus();
    expect(field('The same once more')).toHaveAccessibleDescription('It is not the same as above.');
    expect(field('Passphrase')).toHaveAttribute('type', 'password');
    await user.click(button('Show what is written: Passphrase'));
    expect(field('Passphrase')).toHaveAttribute('type', 'text');
    await user.clear(field('The same once more'));
    await user.type(field('The same once more'), LONG);
    await go();
    await waitFor(() => expect(file.handed.seal).toEqual({ passphrase: LONG }));
    expect(await screen.findByText(/is sealed, and was read back/)).toBeInTheDocument();
    expect(button('Seal a copy…')).toHaveFocus();
    expect(document.body.innerHTML).not.toContain(LONG);
    await user.click(button('Seal a copy…'));
    expect(field('Passphrase')).toHaveValue('');
  });

  it('says where a passphrase is too short, and what is said of it', async () => {
    expect(field('Passphrase')).toHaveAccessibleDescription(/^At least 12 characters/);
    expect(screen.getByText(/^Nobody can open the copy when the passphrase is forgotten/)).toBeInTheDocument();
    expect(screen.getByText(/^Not hidden are the copy’s name, its size/)).toBeInTheDocument();
    await user.type(field('Passphrase'), 'short');
    await user.type(field('The same once more'), 'short');
    await go();
    await waitFor(() => expect(screen.getByText(/^That passphrase is too short\./)).toBeInTheDocument());
    expect(field('Passphrase')).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Seal a copy…')).toHaveFocus());
  });

  it('is made for recipients, and names the line that is no key', async () => {
    await user.click(screen.getByRole('radio', { name: 'Keys of recipients' }));
    await go();
    const list = field('Public keys, one a line');
    expect(list).toHaveFocus();
    expect(list).toBeInvalid();
    await user.type(list, 'age1somebody\nnobody');
    await go();
    expect(await screen.findByText(/^Line 2: One of the recipients is no public key\./)).toBeInTheDocument();
    expect(list).toHaveFocus();
    await user.type(list, '{Backspace>6/}age1else');
    await go();
    await waitFor(() => expect(file.handed.seal).toEqual({ recipients: 'age1somebody\nage1else' }));
  });
});

describe('opening a sealed copy', () => {
  const dialog = () => screen.findByRole('dialog', { name: 'otterbridge.soa.age is sealed' });

  it('tries again without starting over, and then shows the file', async () => {
    await welcome();
    await user.click(button('Open a sealed copy…'));
    const asked = within(await dialog());
    await waitFor(() => expect(asked.getByLabelText('Passphrase')).toHaveFocus());
    await user.keyboard('correct house{Enter}');
    expect(await asked.findByText(/^That passphrase does not open the copy\./)).toBeInTheDocument();
    expect(asked.getByLabelText('Passphrase')).toHaveFocus();
    // What is typed takes the place of what was wrong.
    await user.keyboard(LONG);
    expect(asked.getByLabelText('Passphrase')).toHaveValue(LONG);
    file.thinksBetter = true;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(file.thinksBetter).toBe(false));
    expect(asked.getByLabelText('Passphrase')).toHaveValue(LONG);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.querySelector('[data-key="iso42001/A.2.2"]')).toHaveFocus());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(JSON.stringify([store.trouble, store.sealed])).not.toContain(LONG);
  });

  it('says that it was altered or cut off, and goes with Escape', async () => {
    await welcome();
    file.chooseInMenu('open-sealed');
    const asked = within(await dialog());
    file.failure = { code: 'seal-altered', message: 'cut' };
    await user.type(asked.getByLabelText('Passphrase'), `${LONG}{Enter}`);
    expect(await asked.findByText(/^That sealed copy is not whole\. Fetch it again/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(store.sealed).toBeUndefined();
  });

  it('takes a key, or a file of keys', async () => {
    await welcome();
    file.sealedBy = 'keys';
    file.chooseInMenu('open-sealed');
    const asked = within(await dialog());
    await user.type(asked.getByLabelText('Secret key (AGE-SECRET-KEY-1…)'), 'AGE-SECRET-KEY-1X{Enter}');
    expect(await asked.findByText(/^None of the keys opens that copy\./)).toBeInTheDocument();
    await user.click(asked.getByRole('button', { name: 'Use a file of keys…' }));
    await waitFor(() => expect(document.querySelector('[data-key="iso42001/A.2.2"]')).toHaveFocus());
  });

  it('is asked for where a sealed copy is opened like a client file', async () => {
    await welcome();
    file.failure = { code: 'sealed', message: 'sealed', file: 'otterbridge.soa.age', field: 'keys' };
    await user.click(button(/^Open a client file/));
    const asked = within(await dialog());
    expect(asked.getByLabelText('Secret key (AGE-SECRET-KEY-1…)')).toBeInTheDocument();
    expect(screen.queryByRole('alert', { name: 'What went wrong' })).toBeNull();
    expect(store.trouble).toBeUndefined();
  });
});
