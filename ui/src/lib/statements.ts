// The statements of a file: what each is called, which is shown, and how there come to be more.
import FilePlus from 'lucide/dist/esm/icons/file-plus.mjs';
import FileStack from 'lucide/dist/esm/icons/file-stack.mjs';
import Layers from 'lucide/dist/esm/icons/layers.mjs';

import type { Action } from './actions/registry.svelte';
import { registerSource, type Source } from './frame/palette.svelte';
import { folded } from './list/ledger.svelte';
import type { Statement } from './model';
import { freshId } from './operations';
import { store } from './store.svelte';
import { t } from './words';

/** Frameworks that a statement can be about, and the standard that each is from. */
const ANNEXES = [
  { id: 'iso42001', standard: 'ISO/IEC 42001' },
  { id: 'iso27001', standard: 'ISO/IEC 27001' },
] as const;

const standardOf = (framework: string): string =>
  ANNEXES.find(({ id }) => id === framework)?.standard ?? store.ownFrameworks.find(({ id }) => id === framework)?.name ?? framework;

/** The standards that a statement is made under: “ISO/IEC 27001 + ISO/IEC 42001”. */
export function standardsOf({ frameworks }: Statement): string {
  return frameworks.map(({ framework }) => standardOf(framework)).join(' + ');
}

/** Whether two management systems stand behind a statement, each with a scope of its own. */
export const hasTwoScopes = ({ frameworks }: Statement): boolean => ANNEXES.every(({ id }) => frameworks.some(({ framework }) => framework === id));

/** What tells a statement from the others of its file. */
export function statementName(statement: Statement): string {
  return t('statement-name', { standards: standardsOf(statement), document: statement.documentId || t('title-no-document-id') });
}

/** The statements of the file. */
export function statements(): readonly Statement[] {
  return store.snapshot?.statements ?? [];
}

/** Shows a statement, and says so. */
export async function show(statement: Statement | undefined): Promise<void> {
  if (statement && statement.id !== store.statement?.id && (await store.showStatement(statement.id))) await told();
}

const told = async (): Promise<void> => {
  if (store.statement) await store.say(t('said-statement', { statement: statementName(store.statement) }));
};

function step(by: 1 | -1): Promise<void> {
  const all = statements();
  const at = all.findIndex(({ id }) => id === store.statement?.id);
  return show(all[(at + by + all.length) % all.length]);
}

/** Begins another statement; the shell shows it. */
async function add(frameworks: readonly string[]): Promise<void> {
  const { title = t('statement-title'), language = 'en' } = store.statement ?? {};
  const made = await store.apply({ op: 'AddStatement', id: freshId(), frameworks: [...frameworks], set: [{ title }, { version: '1.0' }, { language }] });
  if (made) await told();
}

const writable = (): true | string => (store.phase !== 'open' ? 'reason-no-file' : store.readOnly ? 'reason-read-only' : true);
const several = (): true | string => (store.phase !== 'open' ? 'reason-no-file' : store.several ? true : 'reason-one-statement');

/** What brings in another statement, or another framework. */
export const ADDING: readonly string[] = [...ANNEXES.map(({ id }) => `add-framework-${id}`), ...ANNEXES.map(({ id }) => `add-statement-${id}`), 'add-statement-integrated'];

/** The actions about statements. */
export function statementActions(): Action[] {
  const both = { standard: ANNEXES.map(({ standard }) => standard).join(' + ') };
  return [
    { id: 'next-statement', label: 'action-next-statement', keys: 'F7', icon: FileStack, enabled: several, perform: () => step(1) },
    { id: 'previous-statement', label: 'action-previous-statement', keys: 'Shift+F7', icon: FileStack, enabled: several, perform: () => step(-1) },
    ...ANNEXES.map(({ id, standard }): Action => ({
      id: `add-framework-${id}`, label: 'action-add-framework', values: () => ({ standard }), icon: Layers,
      enabled: () => (writable() !== true ? writable() : store.frameworks.some((framework) => framework.id === id) ? 'reason-has-framework' : true),
      perform: async () => {
        if (await store.apply({ op: 'EditStatement', set: [{ addFramework: id }] })) await told();
      },
    })),
    ...ANNEXES.map(({ id, standard }): Action => ({
      id: `add-statement-${id}`, label: 'action-add-statement', values: () => ({ standard }), icon: FilePlus, enabled: writable, perform: () => add([id]),
    })),
    {
      id: 'add-statement-integrated', label: 'action-add-statement-integrated', values: () => both, icon: FilePlus, enabled: writable,
      perform: () => add(ANNEXES.map(({ id }) => id)),
    },
  ];
}

/** The palette's source for statements. */
const find: Source = (query, sign) => {
  if (sign !== '' || !store.several) return [];
  const words = folded(query).split(/\s+/).filter(Boolean);
  const hit = (text: string) => words.every((word) => folded(text).includes(word));
  const entries = statements()
    .filter((statement) => hit(`${statementName(statement)} ${statement.title}`))
    .map((statement) => ({ id: `statement ${statement.id}`, text: statementName(statement), note: statement.title, icon: FileStack, run: () => show(statement) }));
  return [{ heading: 'find-statements', entries }];
};
registerSource(find);
