// What can be done from everywhere in the window that ends on a page of History.
import type { IconNode } from 'lucide';
import Earth from 'lucide/dist/esm/icons/earth.mjs';
import FileCheck from 'lucide/dist/esm/icons/file-check.mjs';
import FileDiff from 'lucide/dist/esm/icons/file-diff.mjs';
import FileDown from 'lucide/dist/esm/icons/file-down.mjs';
import GitMerge from 'lucide/dist/esm/icons/git-merge.mjs';
import ShieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';
import Signature from 'lucide/dist/esm/icons/signature.mjs';
import Stamp from 'lucide/dist/esm/icons/stamp.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import type { Audience, Edition } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { options } from '../export/options.svelte';
import { paperActions } from '../export/papers';
import { request } from '../issue/request.svelte';
import { merging } from '../merge/merging.svelte';
import { view } from './view.svelte';

/** For readers outside the organisation, of what is chosen in Export anyway. */
const copyFor = (audience: Audience, icon: IconNode): Action => ({
  id: `export-${audience}`, label: `action-export-${audience}`, icon, enabled: inFile,
  perform: () => {
    options.copyFor(audience);
    return view.open('export');
  },
});

const inFile = (): true | string => (store.phase === 'open' ? true : 'reason-no-file');

/** The edition that is signed where none is looked at: the one in force, or else the last. */
const signed = (): Edition | undefined => {
  const editions = store.statement?.editions ?? [];
  const { shown } = view;
  const among = (id: string | undefined) => editions.find((edition) => edition.id === id);
  return among(shown.kind === 'edition' ? shown.id : undefined) ?? among(store.status?.inForce) ?? editions.at(-1);
};

/** Issue an edition, export a PDF, for whom and of what. */
export function historyActions(): Action[] {
  return [
    {
      // Findings are no reason to keep the page shut: it is where they are told.
      id: 'issue', label: 'action-issue', values: () => request.label, icon: Stamp,
      enabled: () => (store.readOnly ? 'reason-read-only' : store.status?.redacted ? 'reason-not-issued-here' : inFile()), perform: () => view.open('issue'),
    },
    { id: 'treatment-plan', label: 'action-treatment-plan', icon: ShieldCheck, enabled: inFile, perform: () => view.open('plan') },
    { id: 'export-pdf', label: 'action-export-pdf', keys: 'Mod+E', icon: FileDown, enabled: inFile, perform: () => view.open('export') },
    ...paperActions(),
    {
      id: 'compare-copy', label: 'action-compare-copy', icon: GitMerge, enabled: inFile,
      perform: async () => {
        if (await merging.compare()) await view.open('merge');
      },
    },
    {
      id: 'sign-edition', label: 'action-sign-edition', icon: Signature, values: () => ({ label: signed()?.label ?? '' }),
      enabled: () => (store.readOnly ? 'reason-read-only' : store.phase === 'open' && !signed() ? 'reason-no-edition' : inFile()),
      perform: () => {
        const edition = signed();
        return edition && view.sign(edition.id);
      },
    },
    copyFor('auditor', FileCheck),
    copyFor('public', Earth),
    {
      id: 'export-changes', label: 'action-export-changes', icon: FileDiff,
      enabled: () => (store.phase === 'open' && store.statement?.editions.length === 0 ? 'reason-no-edition' : inFile()),
      perform: () => {
        options.document = 'changes';
        return view.open('export');
      },
    },
  ];
}
