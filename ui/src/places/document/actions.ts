// What can be done in Document, and how the focus gets about in it.
import Award from 'lucide/dist/esm/icons/award.mjs';
import ImageIcon from 'lucide/dist/esm/icons/image.mjs';
import ImageOff from 'lucide/dist/esm/icons/image-off.mjs';
import Trash from 'lucide/dist/esm/icons/trash.mjs';

import type { Action, Hint } from '../../lib/actions/registry.svelte';
import { client } from '../../lib/client';
import { focusField } from '../../lib/focus';
import type { Source } from '../../lib/frame/palette.svelte';
import { folded } from '../../lib/list/ledger.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { typing } from '../../lib/typing.svelte';
import { kebab, t } from '../../lib/words';
import { edit, editOrganisation, recordCertificate } from './edit';
import { at, type At, type Section, SECTIONS, fieldsOf } from './sections.svelte';

const PANE = 'document';

/** Keys that no action stands behind. */
export const HINTS: readonly Hint[] = [
  { keys: 'Alt+ArrowUp+ArrowDown', label: 'hint-other-section' },
  { keys: 'Tab', label: 'hint-next-field' },
];

/** What a field is called. */
export const fieldLabel = (name: string): string => t(`document-field-${kebab(name)}`);
/** What a section is called. */
export const sectionLabel = (id: string): string => t(`document-section-${id}`);

/** Puts the focus into a field; in a group of several, into the first that is empty. */
export async function enter(name: string): Promise<boolean> {
  if (!(await focusField(name))) return false;
  const group = document.querySelector(`[data-field="${name}"][role="group"]`);
  const empty = [...(group?.querySelectorAll<HTMLInputElement>('input[data-entry]') ?? [])].find((input) => input.value.trim() === '');
  empty?.focus();
  return true;
}

/** Shows a section from its top, with the focus in its first field. */
export async function enterSection({ id, fields: [first] }: Section): Promise<void> {
  if (!first) return;
  await focusField(first.name);
  document.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'start' });
}

/** The actions that go from section to section of a page. */
export function sectionActions(sections: readonly Section[], at: At): Action[] {
  const step = async (by: 1 | -1): Promise<void> => {
    const here = sections.findIndex(({ id }) => id === at.section);
    const to = sections[here < 0 ? (by > 0 ? 0 : sections.length - 1) : (here + by + sections.length) % sections.length];
    if (to) await enterSection(to);
  };
  return [
    { id: 'next-section', label: 'action-next-section', keys: 'Alt+ArrowDown', early: true, silent: true, perform: () => step(1) },
    { id: 'previous-section', label: 'action-previous-section', keys: 'Alt+ArrowUp', early: true, silent: true, perform: () => step(-1) },
  ];
}

/** Lets the palette find the fields of a page by name. */
export function fieldSource(place: string, sections: readonly Section[], label: { field: (name: string) => string; section: (id: string) => string }): Source {
  return (query, sign) => {
    const words = folded(query).split(/\s+/).filter(Boolean);
    if (words.length === 0 || (sign !== '' && sign !== '#')) return [];
    const entries = sections.flatMap((section) =>
      fieldsOf(section).map(({ name }) => ({
        id: `${place} ${name}`,
        text: label.field(name),
        note: label.section(section.id),
        run: () => navigation.go({ place, field: name }),
      })),
    );
    return [{ heading: `place-${place}`, entries: entries.filter(({ text, note }) => words.every((word) => folded(`${text} ${note}`).includes(word))) }];
  };
}

/** Lets the palette find the fields of Document. */
export const find = fieldSource('document', SECTIONS, { field: fieldLabel, section: sectionLabel });

const writable = (): true | string => (store.readOnly ? 'reason-read-only' : true);

/** The actions of Document. */
export function documentActions(): Action[] {
  return [
    ...sectionActions(SECTIONS, at),
    {
      id: 'choose-logo', label: 'action-choose-logo', icon: ImageIcon, enabled: writable, scope: PANE,
      perform: async () => {
        if (await store.run(() => client().chooseLogo())) await focusField('logo-alt');
      },
    },
    {
      id: 'remove-logo', label: 'action-remove-logo', icon: ImageOff, scope: PANE,
      enabled: () => (writable() !== true ? writable() : store.snapshot?.organisation.logo ? true : 'reason-no-logo'),
      perform: async () => {
        await typing.flushAll();
        await editOrganisation({ logo: null });
        await focusField('logo');
      },
    },
    {
      id: 'record-certificate', label: 'action-record-certificate', icon: Award, scope: PANE,
      enabled: () => (writable() !== true ? writable() : store.statement?.certificate ? 'reason-certificate-there' : true),
      perform: async () => {
        await recordCertificate();
        await focusField('certificate');
      },
    },
    {
      id: 'remove-certificate', label: 'action-remove-certificate', icon: Trash, scope: PANE,
      enabled: () => (writable() !== true ? writable() : store.statement?.certificate ? true : 'reason-no-certificate'),
      perform: async () => {
        await typing.flushAll();
        await edit({ certificate: null });
        await focusField('certificate');
      },
    },
  ];
}
