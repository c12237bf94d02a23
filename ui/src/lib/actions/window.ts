// What can be done everywhere in the window.
import Eraser from 'lucide/dist/esm/icons/eraser.mjs';
import FilePlus from 'lucide/dist/esm/icons/file-plus.mjs';
import FolderOpen from 'lucide/dist/esm/icons/folder-open.mjs';
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs';
import LockOpen from 'lucide/dist/esm/icons/lock-open.mjs';
import Paperclip from 'lucide/dist/esm/icons/paperclip.mjs';
import Redo2 from 'lucide/dist/esm/icons/redo-2.mjs';
import Save from 'lucide/dist/esm/icons/save.mjs';
import Ship from 'lucide/dist/esm/icons/ship.mjs';
import UserPen from 'lucide/dist/esm/icons/user-pen.mjs';
import Signpost from 'lucide/dist/esm/icons/signpost.mjs';
import Undo2 from 'lucide/dist/esm/icons/undo-2.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';

import { places } from '../../places';
import { starting } from '../../places/starts/starting.svelte';
import { appearance } from '../appearance.svelte';
import { author } from '../author.svelte';
import { client } from '../client';
import { showNextFinding } from '../findings.svelte';
import { nextPane } from '../focus';
import { palette } from '../frame/palette.svelte';
import { keysAreIn } from '../keystrokes';
import { navigation } from '../navigation.svelte';
import { statementActions } from '../statements';
import { followStep } from '../step';
import { store } from '../store.svelte';
import { typing } from '../typing.svelte';
import { t } from '../words';
import type { Action } from './registry.svelte';

const inFile = (): true | string => (store.phase === 'open' ? true : 'reason-no-file');
const canWrite = (): true | string => (!store.readOnly ? inFile() : 'reason-read-only');

/** What sets the language of the text that one writes. */
const languageButton = (): HTMLButtonElement | null | undefined =>
  document.activeElement?.closest('[data-field]')?.querySelector<HTMLButtonElement>('.lang:not(:disabled)');

/** The actions of the window itself. */
export function windowActions(): Action[] {
  return [
    {
      id: 'undo', label: 'action-undo', keys: 'Mod+Z', icon: Undo2,
      enabled: () => (canWrite() !== true ? canWrite() : store.status?.undo === undefined ? 'reason-nothing-to-undo' : true),
      perform: () => store.undo((reversed) => followStep('said-undone', reversed)),
    },
    {
      id: 'redo', label: 'action-redo', keys: ['Mod+Shift+Z', 'Mod+Y'], icon: Redo2,
      enabled: () => (canWrite() !== true ? canWrite() : store.status?.redo === undefined ? 'reason-nothing-to-redo' : true),
      perform: () => store.redo((reversed) => followStep('said-redone', reversed)),
    },
    { id: 'new', label: 'action-new', keys: 'Mod+N', icon: FilePlus, perform: () => store.openBy(() => client().newFile()) },
    { id: 'open', label: 'action-open', keys: 'Mod+O', icon: FolderOpen, perform: () => store.openBy(() => client().openFile()) },
    {
      id: 'open-sample', label: 'action-open-sample', keys: 'Mod+Shift+O', icon: Ship,
      perform: () => store.openBy(() => client().openSample()),
    },
    {
      // What is attached to an exported PDF becomes a client file of its own.
      id: 'open-data', label: 'action-open-data', icon: Paperclip, perform: () => store.openBy(() => client().openData()),
    },
    {
      // Where it goes, and what opens it, is asked for once it is known that it is one.
      id: 'open-sealed', label: 'action-open-sealed', icon: LockOpen,
      perform: () =>
        store.openBy(async () => {
          store.sealed = (await client().chooseSealed()) ?? undefined;
          return false;
        }),
    },
    {
      id: 'save-copy', label: 'action-save-copy', keys: 'Mod+Shift+S', icon: Save,
      enabled: inFile,
      // What is being typed goes into the file first; what does not come there goes into the copy.
      perform: async () => {
        await typing.flushAll();
        const saved = await store.ask(() => client().saveCopy(store.waitingSteps));
        if (saved) await store.say(t('said-copied', { name: saved.name, unwritten: saved.without + typing.refused }));
      },
    },
    {
      // Chosen from the native menu's list, which names the file.
      id: 'open-recent', label: 'action-open-recent', silent: true,
      perform: (handle) => handle !== undefined && store.openBy(() => client().openRecent(handle)),
    },
    {
      id: 'give-up', label: 'action-give-up', icon: Eraser,
      values: () => ({ unwritten: store.unwritten, wish: store.trouble?.wish?.kind ?? 'none' }),
      enabled: () => (store.unwritten > 0 ? true : 'reason-all-written'),
      perform: () => store.giveUp(),
    },
    { id: 'close', label: 'action-close', keys: 'Mod+W', icon: X, enabled: inFile, perform: () => keysAreIn().then(() => store.close()) },
    { id: 'author', label: 'action-author', icon: UserPen, perform: () => author.ask() },
    { id: 'next-finding', label: 'action-next-finding', hint: 'hint-next-finding', keys: 'F8', enabled: inFile, perform: () => showNextFinding(1) },
    { id: 'previous-finding', label: 'action-previous-finding', keys: 'Shift+F8', enabled: inFile, perform: () => showNextFinding(-1) },
    {
      id: 'palette', label: 'action-palette', hint: 'hint-commands', keys: 'Mod+K', silent: true,
      // The native menu may name the sign by which it finds: `palette:>` lists the commands.
      perform: (sign = '') => palette.show(sign),
    },
    { id: 'keys', label: 'action-keys', icon: Keyboard, perform: () => palette.show('>') },
    {
      // The button is no stop of Tab, which goes from text to text.
      id: 'text-language', label: 'action-text-language', hint: 'hint-text-language', keys: 'Mod+Shift+L', silent: true,
      enabled: () => (languageButton() ? true : 'reason-no-language'), perform: () => languageButton()?.click(),
    },
    { id: 'next-pane', label: 'action-next-pane', keys: 'F6', silent: true, perform: () => nextPane(1) },
    { id: 'previous-pane', label: 'action-previous-pane', keys: 'Shift+F6', silent: true, perform: () => nextPane(-1) },
    { id: 'zoom-in', label: 'action-zoom-in', keys: ['Mod++', 'Mod+='], perform: () => appearance.zoom(1) },
    { id: 'zoom-out', label: 'action-zoom-out', keys: 'Mod+-', perform: () => appearance.zoom(-1) },
    { id: 'zoom-reset', label: 'action-zoom-reset', keys: 'Mod+0', perform: () => appearance.zoom(0) },
    ...(['system', 'light', 'dark'] as const).map((theme): Action => ({
      id: `theme-${theme}`, label: `action-theme-${theme}`, perform: () => appearance.change({ theme }),
    })),
    ...(['system', 'standard', 'more'] as const).map((contrast): Action => ({
      id: `contrast-${contrast}`, label: `action-contrast-${contrast}`, perform: () => appearance.change({ contrast }),
    })),
    { id: 'starts', label: 'action-starts', icon: Signpost, perform: () => starting.choose() },
    ...statementActions(),
    ...places.flatMap((place) => place.actions?.() ?? []),
    ...places.map((place): Action => ({
      id: `go-${place.id}`, label: 'action-go', values: () => ({ place: t(place.label) }), leads: () => t(place.label), icon: place.icon,
      ...(place.keys !== undefined && { keys: place.keys }),
      enabled: inFile, perform: () => navigation.go({ place: place.id }),
    })),
  ];
}
