// Signatures over an edition, as a hand on the keyboard meets them.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { signing, verifying } from '../src/places/history/signing';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let file: MemoryClient;
const user = userEvent.setup();
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const form = () => screen.findByRole('form', { name: 'Sign edition 2.0…' });
const signatures = () => store.statement?.editions.at(-1)?.signatures ?? [];

async function open(which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
}

async function begin(): Promise<void> {
  await open();
  void perform('sign-edition');
  await waitFor(async () => expect((await form()).contains(document.activeElement)).toBe(true));
}

describe('an edition', () => {
  it('is signed with a key of one’s own, whose passphrase is asked for only where it has one', async () => {
    await begin();
    await user.click(button('Choose the private key…'));
    expect(await screen.findByText('id_ed25519')).toBeInTheDocument();
    const passphrase = await screen.findByLabelText('Passphrase of the key');
    await waitFor(() => expect(passphrase).toHaveFocus());
    await user.keyboard('wrong{Enter}');
    expect(await screen.findByText(/^The passphrase does not open the key\. Type it again\./)).toBeInTheDocument();
    expect(passphrase).toHaveFocus();
    await user.keyboard('correct horse{Enter}');
    await waitFor(() => expect(signatures()).toHaveLength(1));
    await waitFor(() => expect(button('Sign edition 2.0…')).toHaveFocus());
    const list = within(screen.getByRole('list', { name: 'Signatures' }));
    expect(list.getByText(/^SHA256:6sQw/)).toBeInTheDocument();
    expect(await list.findByText(/^fits this edition and its history of \d+ revisions/)).toBeInTheDocument();
    store.doesNotHold();
    expect(await list.findByText(/^fits this edition\. But this file does not hold together/)).toBeInTheDocument();
    expect(document.body.innerHTML).not.toContain('correct horse');
  });

  it('is not said to be signed while the system still asks for the key', async () => {
    await begin();
    let chosen: (key: null) => void = () => undefined;
    vi.spyOn(file, 'chooseKey').mockReturnValueOnce(new Promise((answer) => (chosen = answer)));
    await user.click(button('Sign edition 2.0'));
    expect(await screen.findByText('Choose the private key in the dialog that is open.')).toBeInTheDocument();
    expect(screen.queryByText(/Under way/)).toBeNull();
    chosen(null);
    await waitFor(() => expect(screen.queryByText(/in the dialog that is open/)).toBeNull());
    expect(signatures()).toHaveLength(0);
  });

  it('is signed at once with a key that lies open', async () => {
    await begin();
    file.keyLocked = false;
    await user.click(button('Sign edition 2.0'));
    await screen.findByText('id_ed25519');
    expect(screen.queryByLabelText('Passphrase of the key')).toBeNull();
    await user.click(button('Sign edition 2.0'));
    await waitFor(() => expect(signatures()).toHaveLength(1));
  });

  it('is signed with a key that is made for that, whose public half is there to be given away', async () => {
    await begin();
    await user.click(screen.getByRole('radio', { name: 'A new key' }));
    await user.click(button('Make the key and sign…'));
    expect(screen.getByLabelText('Passphrase')).toHaveFocus();
    await user.keyboard('correct horse');
    await user.type(screen.getByLabelText('The same once more'), 'correct horse{Enter}');
    await waitFor(() => expect(signatures()).toHaveLength(1));
    expect(await screen.findByText(/^annexa-key is your key/)).toBeInTheDocument();
    await user.click(button('Copy: Public key'));
    expect(await screen.findByText('Copied: Public key.')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEotterbridge');
  });

  it('takes in what another program signed, and says what was refused', async () => {
    await begin();
    await user.click(screen.getByRole('radio', { name: 'Another program' }));
    await user.click(button('Write the text to be signed…'));
    expect(await screen.findByText('SoA-2.0.msg')).toBeInTheDocument();
    expect(screen.getByText('ssh-keygen -Y sign -n annexa-edition -f KEY SoA-2.0.msg')).toBeInTheDocument();
    file.failure = { code: 'signature-refused', message: 'no' };
    await user.click(button('Take in the signature…'));
    expect(await screen.findByText(/This signature was not kept\./)).toBeInTheDocument();
    file.failure = undefined;
    await user.click(button('Take in the signature…'));
    await waitFor(() => expect(signatures()).toHaveLength(1));
  });

  it('gives a signature out with what verifies it, and lets it go', async () => {
    await begin();
    file.keyLocked = false;
    await user.click(button('Sign edition 2.0'));
    await screen.findByText('id_ed25519');
    await user.click(button('Sign edition 2.0'));
    await waitFor(() => expect(signatures()).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: /^Save it as…: the signature of / }));
    expect(await screen.findByText('ssh-keygen -Y verify -f allowed_signers -I NAME -n annexa-edition -s SoA-2.0.sig < SoA-2.0.msg')).toBeInTheDocument();
    expect(screen.getByText(/^NAME namespaces="annexa-edition" ssh-ed25519 /)).toBeInTheDocument();
    await user.click(button(/^Take it away: the signature of /));
    await waitFor(() => expect(signatures()).toHaveLength(0));
    expect(screen.getByRole('heading', { name: 'Signatures' })).toHaveFocus();
  });

  it('is left unsigned by Escape', async () => {
    await begin();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Sign edition 2.0…')).toHaveFocus());
    expect(signatures()).toEqual([]);
  });

  it('is not signed where the file is read-only, nor where there is none', async () => {
    await open('sample', true);
    await perform('sign-edition');
    await waitFor(() => expect(document.querySelector('.foot')).toHaveTextContent('This file is read-only'));
    await user.keyboard('{Control>}7{/Control}');
    const edition = await waitFor(() => [...document.querySelectorAll<HTMLElement>('.tline')].find((e) => e.textContent?.includes('Edition 2.0')) as HTMLElement);
    await user.click(edition);
    expect(await screen.findByText('Nobody has signed it with a key.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Sign edition 2.0…' })).toBeNull();
  });
});

it('names files as a shell takes them', () => {
  expect(verifying("it's.sig", 'a b.msg')).toContain(`-s 'it'\\''s.sig' < 'a b.msg'`);
  expect(signing('-x.msg')).toContain("'-x.msg'");
});
