// What can be done with the file itself, and how the focus gets about in its place.
import Archive from 'lucide/dist/esm/icons/archive.mjs';
import Eraser from 'lucide/dist/esm/icons/eraser.mjs';
import FileInput from 'lucide/dist/esm/icons/file-input.mjs';
import FileOutput from 'lucide/dist/esm/icons/file-output.mjs';
import LifeBuoy from 'lucide/dist/esm/icons/life-buoy.mjs';
import GitMerge from 'lucide/dist/esm/icons/git-merge.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import LockOpen from 'lucide/dist/esm/icons/lock-open.mjs';
import ShieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';

import { tick } from 'svelte';

import type { Action } from '../../lib/actions/registry.svelte';
import { client, type FileStanding, type Settled } from '../../lib/client';
import type { Operation } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { view } from '../history/view.svelte';
import { merging } from '../merge/merging.svelte';
import { backups } from './backups.svelte';
import { bringing } from './bringing.svelte';
import { copies } from './copies.svelte';
import { integrity } from './integrity.svelte';
import { fieldSource, sectionActions } from '../document/actions';
import { handover } from './handover.svelte';
import { at, SECTIONS } from './sections';

/** What a field is called. */
export const fieldLabel = (name: string): string => t(`file-field-${name}`);
/** What a section is called. */
export const sectionLabel = (id: string): string => t(`file-section-${id}`);

/** Lets the palette find what can be done with the file. */
export const find = fieldSource('file', SECTIONS, { field: fieldLabel, section: sectionLabel });

const inFile = (): true | string => (store.phase === 'open' ? true : 'reason-no-file');

/** Copies that are given away: from everywhere. */
export function handoverActions(): Action[] {
  return [
    {
      id: 'redact-copy', label: 'action-redact-copy', icon: Eraser, enabled: () => (store.status?.redacted ? 'reason-redacted' : inFile()),
      perform: () => handover.begin('redact'),
    },
    { id: 'seal-copy', label: 'action-seal-copy', icon: Lock, enabled: inFile, perform: () => handover.begin('seal') },
  ];
}

/** The actions of File. */
export function fileActions(): Action[] {
  return sectionActions(SECTIONS, at);
}

/** Compares the file with a copy that the window knows, and shows what merging it would do. */
export async function compare(handle: number): Promise<void> {
  if (await merging.compare({ known: handle })) await view.open('merge');
}

const writable = (): true | string => (store.readOnly ? 'reason-read-only' : inFile());
/** Where the bar tells of another file than the open one that does not open. */
const unopened = (): true | string => (store.trouble?.file !== undefined ? true : 'reason-in-place');
/** Where something else stands in the file's place. */
const when = (...standings: readonly FileStanding[]) => (): true | string => (standings.includes(store.standing) ? true : 'reason-in-place');

/** Runs what goes on with one of two files, and says which one gave way. */
async function settle(command: () => Promise<Settled>, said: string, another = false): Promise<Settled | undefined> {
  const done = await store.settle(command, another);
  if (done) await store.say(t(said, { aside: done.aside?.name ?? 'none' }));
  return done;
}

/** What can be done with the file from everywhere. */
export function leadingActions(): Action[] {
  return [
    {
      id: 'keep-mine', label: 'action-keep-mine', icon: FileOutput, enabled: () => (store.readOnly ? 'reason-read-only' : when('gone', 'replaced')()),
      perform: () => settle(() => client().keepMine(), 'said-kept-mine'),
    },
    {
      id: 'take-theirs', label: 'action-take-theirs', icon: FileInput, enabled: when('replaced'),
      perform: () => settle(() => client().takeTheirs(), 'said-took-theirs', true),
    },
    {
      // Mine stays what is open; the other lies beside it, like any copy, and can be merged into it.
      id: 'compare-theirs', label: 'action-compare-theirs', icon: GitMerge, enabled: () => (store.readOnly ? 'reason-read-only' : when('replaced')()),
      perform: async () => {
        const done = await settle(() => client().keepMine(), 'said-kept-mine');
        if (done?.aside) await compare(done.aside.handle);
      },
    },
    {
      id: 'take-over', label: 'action-take-over', icon: LockOpen,
      enabled: () => (store.status?.readOnly?.reason === 'namedElsewhere' || store.standing === 'freed' ? true : 'reason-not-elsewhere'),
      perform: async () => {
        if (await store.settle(() => client().takeOver())) await store.say(t('said-taken-over'));
      },
    },
    {
      id: 'back-up', label: 'action-back-up', icon: Archive, enabled: writable, perform: () => backups.backUp(),
    },
    {
      id: 'verify-file', label: 'action-verify-file', icon: ShieldCheck, enabled: inFile,
      perform: async () => {
        await navigation.go({ place: 'file', field: 'integrity' });
        await integrity.check();
      },
    },
    {
      // What could not be opened is not in the window: the bar that tells of it leads here. What is open may be damaged as well.
      id: 'salvage-file', label: 'action-salvage-file', icon: LifeBuoy,
      enabled: () => (store.broken || unopened() === true ? true : 'reason-nothing-broken'),
      perform: async () => {
        // What is told may change while the system asks.
        const other = store.trouble?.file;
        const file = other ?? store.status?.name ?? '';
        let told: readonly string[] = [];
        const salvage = async (waiting: Operation[][]) => {
          const done = await client().salvageFile(file, waiting);
          const written = waiting.length - (done?.without ?? 0);
          told = [...(done?.told ?? []), ...(written > 0 ? [t('integrity-salvaged-waiting', { count: written })] : [])];
          return done;
        };
        // What waits cannot be written into the damaged one, and goes along.
        const here = other === undefined && store.phase === 'open' ? await store.goOnIn(salvage) : await store.openBy(async () => (await salvage([]))?.here ?? false);
        if (!here) return;
        // What the last file left is forgotten first.
        await tick();
        integrity.salvaged = told;
        await navigation.go({ place: 'file', field: 'integrity' });
      },
    },
    { id: 'bring-back', label: 'action-bring-back', silent: true, icon: Archive, enabled: unopened, perform: () => bringing.begin(store.trouble?.file ?? '') },
    { id: 'choose-backup-folder', label: 'action-choose-backup-folder', silent: true, enabled: inFile, perform: () => backups.chooseFolder() },
    { id: 'show-backups', label: 'action-show-backups', silent: true, enabled: inFile, perform: () => navigation.go({ place: 'file', field: 'backup-rule' }) },
    {
      id: 'compare-beside', label: 'action-compare-beside', silent: true, icon: GitMerge, enabled: () => (copies.conflict ? true : 'reason-no-file'),
      perform: async () => {
        if (copies.conflict) await compare(copies.conflict.file.handle);
        store.dismiss();
      },
    },
    { id: 'show-integrity', label: 'action-show-integrity', silent: true, enabled: inFile, perform: () => navigation.go({ place: 'file', field: 'integrity' }) },
    { id: 'show-copies', label: 'action-show-copies', silent: true, enabled: inFile, perform: () => navigation.go({ place: 'file', field: 'compare' }) },
  ];
}
