// The place File, and what becomes of a file while it is open.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const user = userEvent.setup();
const part = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const BAR = { name: /^Something (?:went wrong|to look at)$/ };
const bar = () => within(screen.getByRole('alert', BAR));
const theBar = async () => within(await screen.findByRole('alert', BAR));

async function open(change?: (file: MemoryClient) => void, readOnly = false): Promise<MemoryClient> {
  const file = new MemoryClient('sample', readOnly);
  change?.(file);
  useClient(file);
  navigation.begin({ place: 'file' });
  render(App);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'This client file' })).toHaveFocus());
  return file;
}

describe('whether the file holds', () => {
  it('is found out when one asks, and says what was looked at', async () => {
    await open();
    expect(part('Whether it holds').getByText(/Not checked yet/)).toBeInTheDocument();
    await user.click(button('Check the whole file'));
    expect(await part('Whether it holds').findByText('All of it holds: 418 revisions, 2 editions.')).toBeInTheDocument();
    expect(part('Whether it holds').getByText(/up to revision .{8}\./)).toBeInTheDocument();
  });

  it('names the first place that does not fit, and the bar leads there', async () => {
    await open((file) => (file.faults = ['Revision 7 was changed.', 'Edition 1.0: the stored PDF is not the one that was issued.']));
    await user.click(button('Check the whole file'));
    expect(await (await theBar()).findByText('This file does not hold.')).toBeInTheDocument();
    const faults = within(part('Whether it holds').getByRole('list')).getAllByRole('listitem');
    expect(faults.map((fault) => fault.textContent)).toEqual(['Revision 7 was changed.', 'Edition 1.0: the stored PDF is not the one that was issued.']);
    await navigation.go({ place: 'controls' });
    await user.click(bar().getByRole('button', { name: 'Show what does not fit' }));
    await waitFor(() => expect(button('Check the whole file')).toHaveFocus());
  });

  it('is found out by itself a little after the file was opened', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      await open((file) => (file.faults = ['Revision 7 was changed.']));
      await vi.advanceTimersByTimeAsync(5000);
      expect(await (await theBar()).findByText('This file does not hold.')).toBeInTheDocument();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a file that does not hold', () => {
  const saved = () => document.querySelector('.saved');

  it('is told over what is only to be looked at, and stays told', async () => {
    const file = await open((file) => (file.faults = ['The file itself is damaged.']));
    file.failBackup({ code: 'folder-gone', message: 'The folder is not there.' });
    await (await theBar()).findByText('No backup could be made of this file.');
    await user.click(button('Check the whole file'));
    await (await theBar()).findByText('This file does not hold.');
    expect(bar().getByRole('button', { name: 'Save what still reads…' })).toBeInTheDocument();
    await user.click(bar().getByRole('button', { name: 'Dismiss' }));
    expect(saved()).toHaveTextContent('This file does not hold');
    await user.click(within(saved() as HTMLElement).getByRole('button', { name: 'Show what does not fit' }));
    await waitFor(() => expect(button('Check the whole file')).toHaveFocus());
  });

  it('is what keeps a backup from being made, and not the place of backups', async () => {
    const file = await open();
    file.failBackup({ code: 'damaged', message: '“” is damaged' });
    await (await theBar()).findByText('This file does not hold.');
    expect(bar().queryByText(/could not be written to/)).toBeNull();
    await user.click(bar().getByRole('button', { name: 'Save what still reads…' }));
    expect(await screen.findByText('Lost is revision 4.')).toBeInTheDocument();
  });

  it('is another thing than one of which something is lost', async () => {
    await open((file) => {
      file.faults = ['Edition 1.0: its PDF is not in this file any more.'];
      file.onlyLost = true;
    });
    await user.click(button('Check the whole file'));
    expect(await part('Whether it holds').findByText('One thing is lost or cannot be judged here.')).toBeInTheDocument();
    expect(screen.queryByRole('alert', BAR)).toBeNull();
  });
});

describe('what another program wrote into a file', () => {
  it('has it checked again, and not the file that is opened next', async () => {
    const file = await open();
    const verify = vi.spyOn(file, 'verify');
    file.stand('written');
    await waitFor(() => expect(verify).toHaveBeenCalledTimes(1));
    await perform('open-sample');
    await waitFor(() => expect(store.rewritten).toBe(0));
    // That a backup finds it broken is no word of somebody else's writing.
    store.doesNotHold();
    await theBar();
    expect(verify).toHaveBeenCalledTimes(1);
  });
});

describe('a file of whose name another is open', () => {
  it('says in which folder it is, as long as that is so', async () => {
    const file = await open();
    expect(document.querySelector('.doc')).not.toHaveTextContent('in “');
    file.tellFolder('Moonharbour');
    await waitFor(() => expect(document.querySelector('.doc')).toHaveTextContent(/otterbridge\.soa in “.?Moonharbour.?”/));
    file.tellFolder(undefined);
    await waitFor(() => expect(document.querySelector('.doc')).not.toHaveTextContent('Moonharbour'));
  });
});

describe('a file that somebody else has open', () => {
  it('says who, where and since when, and that it is free as soon as it is', async () => {
    const file = await open(undefined, true);
    await (await theBar()).findByText(/^Data Protection Officer has this file open on the computer “.?quay.?”, since/);
    file.stand('freed');
    await (await theBar()).findByText('Nobody else has this file open any more.');
    expect(bar().getByRole('button', { name: 'Take it over for writing' })).toBeInTheDocument();
    expect(document.querySelector('.saved')).toHaveTextContent('nobody else has it open now');
  });

  it('answers a key for a field with that', async () => {
    await open(undefined, true);
    await navigation.go({ place: 'controls' });
    await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
    await user.keyboard('o');
    await waitFor(() => expect(store.said).toBe('This file is read-only here.'));
  });
});

it('a redacted copy says what it is', async () => {
  await open((file) => (file.redacted = true));
  expect(await (await theBar()).findByText(/^This is a redacted copy/)).toBeInTheDocument();
});

describe('backups', () => {
  it('are listed with what they hold, and made when one asks', async () => {
    await open();
    const list = () => within(part('Backups').getByRole('list', { name: 'Backups' })).getAllByRole('listitem');
    await waitFor(() => expect(list()).toHaveLength(2));
    expect(list()[0]).toHaveTextContent('2026-11-25 09:00:00');
    expect(list()[0]).toHaveTextContent('Earlier, 402 revisions');
    expect(list()[1]).toHaveTextContent('Holds what this file does not, 396 revisions');
    expect(within(list()[1] as HTMLElement).queryByRole('button', { name: /Bring all back/ })).toBeNull();
    await user.click(button('Bring all back to the backup of 2026-11-25 09:00:00'));
    expect(await screen.findByText('Everything is as it was after revision 402.')).toBeInTheDocument();
    await user.click(button('Back up now'));
    await waitFor(() => expect(list()).toHaveLength(3));
    expect(list()[0]).toHaveTextContent('All that is in the file now');
    expect(within(list()[0] as HTMLElement).queryByRole('button', { name: /Compare/ })).toBeNull();
    await user.click(button('Back up now'));
    expect(await screen.findByText('The newest backup holds all of it already.')).toBeInTheDocument();
  });

  it('are compared with the file before anything is done with them', async () => {
    const file = await open();
    await user.click(await screen.findByRole('button', { name: 'Compare with the backup of 2026-11-24 18:00:00' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Compare and merge' })).toBeInTheDocument();
    expect(file.compared).toEqual({ known: 8 });
  });

  it('that could not be made are told once as something to look at, with the reason and the way', async () => {
    const file = await open();
    await navigation.go({ place: 'controls' });
    file.failBackup({ code: 'folder-gone', message: 'The folder is not there.' });
    expect(await (await theBar()).findByText('No backup could be made of this file.')).toBeInTheDocument();
    expect(bar().getByText(/The folder is not there\./)).toBeInTheDocument();
    await user.click(bar().getByRole('button', { name: 'Show the backups' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'This client file' })).toBeInTheDocument());
  });

  it('into a folder that is gone are told with that, and made in another that is chosen there', async () => {
    const file = await open();
    file.failure = { code: 'folder-gone', message: 'The folder “bk” is not there.' };
    await user.click(button('Back up now'));
    expect(await (await theBar()).findByText('No backup could be made of this file.')).toBeInTheDocument();
    expect(bar().getByText(/The folder “bk” is not there\./)).toBeInTheDocument();
    expect(bar().queryByText(/did not answer as it should/)).toBeNull();
    file.failure = undefined;
    await user.click(bar().getByRole('button', { name: 'Choose another folder…' }));
    await waitFor(() => expect(file.rule).toMatchObject({ place: 'chosen', folder: 'Safe' }));
    await waitFor(() => expect(screen.queryByRole('alert', BAR)).toBeNull());
    await waitFor(() => expect(file.kept[0]?.time).toBe('2026-11-26T14:00:00'));
  });

  it('go where one chooses, and another folder is asked for', async () => {
    const file = await open();
    await user.click(await screen.findByRole('radio', { name: 'Beside the file' }));
    await waitFor(() => expect(file.rule.place).toBe('beside'));
    await user.click(screen.getByRole('radio', { name: 'Into another folder…' }));
    expect(await screen.findByText(/The folder is “.?Safe.?”/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: '100' }));
    await waitFor(() => expect(file.rule).toEqual({ place: 'chosen', keep: 100, folder: 'Safe' }));
    await user.click(screen.getByRole('radio', { name: 'None are made' }));
    await waitFor(() => expect(screen.queryByRole('radio', { name: '100' })).toBeNull());
  });
});

describe('copies beside the file', () => {
  it('are named with what they hold, and compared', async () => {
    const file = await open((file) => (file.beside = [{ file: { handle: 5, name: 'otterbridge (conflicted copy).soa' }, isConflict: true, hasMore: true }]));
    const line = await part('Other copies of it').findByRole('listitem');
    expect(line).toHaveTextContent('Left by a sync program. Holds changes that are not here.');
    await user.click(within(line).getByRole('button'));
    await waitFor(() => expect(file.compared).toEqual({ known: 5 }));
  });

  it('are told by themselves where a sync program left one with changes that are not here', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      await open((file) => (file.beside = [{ file: { handle: 5, name: 'otterbridge (conflicted copy).soa' }, isConflict: true, hasMore: true }]));
      await vi.advanceTimersByTimeAsync(5000);
      await user.click(await (await theBar()).findByRole('button', { name: 'Show the copies' }));
      await waitFor(() => expect(button('Compare with “otterbridge (conflicted copy).soa”')).toHaveFocus());
    } finally {
      vi.useRealTimers();
    }
  });

  it('are told once, wherever one is, also when one comes later, with the way to compare', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], shouldAdvanceTime: true });
    try {
      const file = await open();
      await navigation.go({ place: 'controls' });
      await vi.advanceTimersByTimeAsync(5000);
      expect(screen.queryByRole('alert', BAR)).toBeNull();
      file.beside = [{ file: { handle: 5, name: 'otterbridge (conflicted copy).soa' }, isConflict: true, hasMore: true }];
      await vi.advanceTimersByTimeAsync(61_000);
      await theBar();
      store.dismiss();
      await vi.advanceTimersByTimeAsync(61_000);
      expect(screen.queryByRole('alert', BAR), 'it was told').toBeNull();
      file.beside = [...file.beside, { file: { handle: 6, name: 'otterbridge (conflicted copy 2).soa' }, isConflict: true, hasMore: true }];
      await vi.advanceTimersByTimeAsync(61_000);
      await user.click(await (await theBar()).findByRole('button', { name: 'Compare it' }));
      await waitFor(() => expect(file.compared).toEqual({ known: 6 }));
      await waitFor(() => expect(screen.queryByRole('alert', BAR)).toBeNull());
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a file that was replaced while it was open', () => {
  it('is told at once, and put back with what waited', async () => {
    const file = await open();
    file.failure = { code: 'file-replaced', message: '' };
    await store.apply({ op: 'EditOrganisation', set: [{ address: { text: 'Quay 9' } }] });
    file.stand('replaced');
    expect(await (await theBar()).findByText(/The last change is not on disk/)).toBeInTheDocument();
    await user.click(bar().getByRole('button', { name: 'Put mine back' }));
    await waitFor(() => expect(store.waiting).toBe(0));
    expect(store.snapshot?.organisation.address.text).toBe('Quay 9');
    expect(screen.queryByRole('alert', BAR)).toBeNull();
    expect(await screen.findByText(/What stood there is “.?otterbridge 2026-11-26 131200.soa.?” now/)).toBeInTheDocument();
  });

  it('stays what is open where the two are compared: the other lies beside it', async () => {
    const file = await open();
    file.stand('replaced');
    await user.click(await (await theBar()).findByRole('button', { name: 'Put mine back and compare the two' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Compare and merge' })).toBeInTheDocument();
    expect(file.compared).toEqual({ known: 9 });
    expect(store.snapshot?.organisation.name).toBe('Otterbridge Narrowboat Mutual');
  });

  it('does not have what waited written over the other’s words unasked', async () => {
    const file = await open();
    file.failure = { code: 'file-replaced', message: '' };
    await store.apply({ op: 'EditOrganisation', set: [{ address: { text: 'Quay 9' } }] });
    file.stand('replaced');
    await user.click(await (await theBar()).findByRole('button', { name: 'Go on with the other' }));
    await waitFor(() => expect(store.snapshot?.organisation.name).toBe('The other file'));
    expect(store.waiting).toBe(1);
    expect(store.snapshot?.organisation.address.text).not.toBe('Quay 9');
    expect((await theBar()).getByRole('button', { name: 'Discard the last change' })).toBeInTheDocument();
  });

  it('can be put back after the message was put away', async () => {
    const file = await open();
    file.stand('replaced');
    await user.click(await (await theBar()).findByRole('button', { name: 'Dismiss' }));
    await perform('keep-mine');
    expect(await screen.findByText(/The file is back in its place/)).toBeInTheDocument();
  });

  it('needs nothing once it is back', async () => {
    const file = await open();
    file.stand('gone');
    expect(await (await theBar()).findByText('The file is no longer where it was.')).toBeInTheDocument();
    file.stand('in-place');
    await waitFor(() => expect(screen.queryByRole('alert', BAR)).toBeNull());
    await perform('keep-mine');
    expect(await screen.findByText('The file is where it was.')).toBeInTheDocument();
  });

  it('shows what another program wrote into it', async () => {
    const file = await open();
    await file.takeTheirs();
    file.stand('written');
    expect(await screen.findByText(/Another program wrote into the file/)).toBeInTheDocument();
    expect(store.snapshot?.organisation.name).toBe('The other file');
  });

  it('looks whether all of it holds once something else wrote into it, and says nothing where nothing is new', async () => {
    const file = await open();
    file.faults = ['Revision 3 was changed.'];
    file.stand('written');
    expect(await (await theBar()).findByText('This file does not hold.')).toBeInTheDocument();
    expect(screen.queryByText(/Another program wrote into the file/)).toBeNull();
  });
});

it('a file that another computer left its mark beside is taken over when one says so', async () => {
  await open((file) => (file.elsewhere = true));
  expect((await theBar()).getByText(/The computer “quay” left its mark beside this file/)).toBeInTheDocument();
  expect(store.readOnly).toBe(true);
  await user.click(bar().getByRole('button', { name: 'Take it over for writing' }));
  await waitFor(() => expect(store.readOnly).toBe(false));
  expect(screen.queryByRole('alert', BAR)).toBeNull();
});

describe('a file that does not open', () => {
  it('is saved as far as it reads, in a new file that says what was lost', async () => {
    const file = new MemoryClient('welcome');
    file.openFile = () => Promise.reject(Object.assign(new Error('damaged'), { code: 'damaged', file: 'broken.soa' }));
    useClient(file);
    render(App);
    await waitFor(() => expect(screen.getByRole('button', { name: /New client file/ })).toHaveFocus());
    void perform('open');
    await user.click(await (await theBar()).findByRole('button', { name: 'Save what still reads…' }));
    expect(await screen.findByText('Lost is revision 4.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1, name: 'This client file' })).toBeInTheDocument();
  });
});

describe('the file as it was after a revision', () => {
  it('says what differs from now, and comes back whole', async () => {
    const file = await open();
    await store.apply({ op: 'EditOrganisation', set: [{ address: { text: 'Quay 9' } }] });
    await navigation.go({ place: 'history' });
    const lines = await screen.findAllByRole('button', { name: /justification|owner|review|File created|status/i });
    await user.click(lines.at(-1) as HTMLElement);
    await user.click(await screen.findByRole('button', { name: /^Bring all back to/ }));
    await waitFor(() => expect(file.seen.at(-1)).toEqual({ op: 'EditOrganisation', set: [{ name: 'As it was' }] }));
    expect(await screen.findByText(/^Everything is as it was after revision/)).toBeInTheDocument();
  });
});

describe('what the bar tells of another file that does not open', () => {
  const damaged = { code: 'damaged', message: '', file: 'other.soa' };

  it('leads to its backups, of which one is brought back', async () => {
    const file = await open((file) => {
      file.found = [
        { handle: 'b', time: '2026-11-25T09:00:40', revisions: 402, folder: 'other backups' },
        { handle: 'a', time: '2026-11-25T09:00:10', revisions: 1, folder: 'Safe' },
      ];
      file.openFile = () => Promise.reject(damaged);
    });
    await store.openBy(() => file.openFile());
    expect((await theBar()).getByRole('button', { name: 'Save what still reads…' })).toBeInTheDocument();
    await user.click(bar().getByRole('button', { name: 'Bring back a backup…' }));
    const list = within(await screen.findByRole('list', { name: 'Backups of other.soa' }));
    expect(list.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      expect.stringMatching(/2026-11-25 09:00:40.*402 revisions, in “other backups”/), expect.stringMatching(/2026-11-25 09:00:10.*one revision, in “Safe”/),
    ]);
    await user.click(list.getByRole('button', { name: 'Bring back the backup of 2026-11-25 09:00:10' }));
    await waitFor(() => expect(file.broughtBack).toEqual({ file: 'other.soa', backup: 'a' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says where there is none', async () => {
    const file = await open((file) => (file.openFile = () => Promise.reject(damaged)));
    await store.openBy(() => file.openFile());
    await user.click((await theBar()).getByRole('button', { name: 'Bring back a backup…' }));
    expect(await screen.findByText(/None is known/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

it('says which computer left its mark, who had the file open there, and since when', async () => {
  await open((file) => (file.elsewhere = true));
  const notice = await theBar();
  expect(notice.getByText(/The computer “quay” left its mark beside this file on 2026-11-24/)).toBeInTheDocument();
  expect(notice.getByText(/Consultant has it open there/)).toBeInTheDocument();
});

it('keeps what was wanted when another thing comes to stand in its way', async () => {
  const file = await open();
  file.failure = { code: 'file-gone', message: '' };
  await store.apply({ op: 'EditOrganisation', set: [{ address: { text: 'Quay 9' } }] });
  expect(await store.close()).toBe(false);
  file.stand('gone');
  await waitFor(() => expect(store.standing).toBe('gone'));
  file.failure = undefined;
  file.stand('in-place');
  await waitFor(() => expect(store.phase, 'the file is closed once its words are written').toBe('welcome'));
});

it('tells once where what another program wrote cannot be read, and is over when it can', async () => {
  const file = await open();
  file.stand('unread');
  expect(await (await theBar()).findByText(/cannot be read now/)).toBeInTheDocument();
  file.stand('written');
  await waitFor(() => expect(screen.queryByRole('alert', BAR)).toBeNull());
});
