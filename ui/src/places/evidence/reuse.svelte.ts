// What one piece of evidence serves: fourteen kinds of evidence against four frameworks. Rust says what is there, missing and run
// out; here is what is looked at.
import Recycle from 'lucide/dist/esm/icons/recycle.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import { Asked } from '../../lib/asked.svelte';
import { client } from '../../lib/client';
import type { ColumnServes, EvidenceColumn, EvidenceKind, EvidenceServes, Id, ItemRef, PieceServes, ReuseStanding, ReuseTally } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { linkedTo } from '../records/items.svelte';

/** The four, the statement's own first, with the frameworks whose entries count for each. */
export const COLUMNS = {
  iso42001: ['iso42001', 'iso42001-clauses'],
  iso27001: ['iso27001', 'iso27001-clauses'],
  iso9001: ['iso9001-clauses'],
  nistAiRmf: ['nist-ai-rmf'],
} as const satisfies Record<EvidenceColumn, readonly string[]>;

const COLUMN_NAMES = Object.keys(COLUMNS) as EvidenceColumn[];

/** What a piece shows: controls by their decisions, everything else by its links. */
const shows: ReadonlyMap<ItemRef, readonly ItemRef[]> = $derived.by(() => {
  const found = new Map<ItemRef, ItemRef[]>((store.snapshot?.evidence ?? []).map(({ id }) => [`evidence/${id}`, []]));
  for (const [ref, list] of found) list.push(...linkedTo(ref).filter(({ kind }) => kind === 'entry').map((item) => item.ref));
  for (const { control, evidence } of store.statement?.decisions ?? []) for (const id of evidence) found.get(`evidence/${id}`)?.push(control);
  return found;
});

/** What a piece of evidence shows. */
export const shownBy = (id: Id): readonly ItemRef[] => shows.get(`evidence/${id}`) ?? [];

/** How a kind stands in one of the four, as Rust says; nothing before it did. */
const standsIn = (kind: EvidenceKind, column: EvidenceColumn): ColumnServes | undefined =>
  reuse.serves?.kinds.find((row) => row.kind === kind.id)?.columns.find((one) => one.column === column);

/** Where a kind is usually cited in one of the four. */
export const usual = (kind: EvidenceKind, column: EvidenceColumn): ItemRef[] => standsIn(kind, column)?.usual ?? [];

/** The pieces that are cited where a kind usually is, with whether each has run out. */
export const serving = (kind: EvidenceKind, column: EvidenceColumn): readonly PieceServes[] => standsIn(kind, column)?.pieces ?? [];

/** The register of this file that is evidence of a kind, and how many records it has; nothing where it has none. Both are called by one word. */
export function registerOf({ id }: EvidenceKind): { place: string; count: number } | undefined {
  const of = reuse.serves?.kinds.find(({ kind }) => kind === id)?.register;
  return of && { place: of.register, count: of.count };
}

export const standing = (kind: EvidenceKind, column: EvidenceColumn): ReuseStanding => standsIn(kind, column)?.standing ?? 'none';

/** Of the kinds that serve one of the four, how many are there, missing and stale. */
export const tally = (column: EvidenceColumn): Omit<ReuseTally, 'column'> =>
  reuse.serves?.tallies.find((one) => one.column === column) ?? { there: 0, missing: 0, stale: 0, total: 0 };

/** What a piece is linked with when it is put down as one of a kind: what is usual there and can be linked. */
export const linkable = (kind: EvidenceKind, column: EvidenceColumn): ItemRef[] =>
  usual(kind, column).filter((ref) => {
    const decision = store.decisions.get(ref);
    return decision === undefined || decision.applicability === 'applicable';
  });

class Reuse {
  /** Whether the matrix is shown in place of the list. */
  open = $state(false);
  /** The kind that is looked at. */
  chosen = $state<string>();
  kinds: readonly EvidenceKind[] = $derived(shipped.all?.evidence.kinds ?? []);
  kind: EvidenceKind | undefined = $derived(this.kinds.find(({ id }) => id === this.chosen) ?? this.kinds[0]);
  columns = COLUMN_NAMES;
  readonly #asked = new Asked<EvidenceServes>();
  /** What the evidence of the file serves, and what is missing or has run out. Rust says it. */
  serves: EvidenceServes | undefined = $derived(this.#asked.answer);
  failure: string | undefined = $derived(this.#asked.failure);

  /** Asks what it serves now. */
  async read(): Promise<void> {
    await this.#asked.ask(() => client().evidenceServes());
  }

  reset(): void {
    this.open = false;
    this.#asked.reset();
    this.chosen = undefined;
  }
}

/** The one matrix. */
export const reuse = new Reuse();

/** What shows the matrix from everywhere. */
export const reuseAction: Action = {
  id: 'evidence-reuse', label: 'action-evidence-reuse', icon: Recycle,
  enabled: () => (store.phase === 'open' ? true : 'reason-no-file'),
  perform: async () => {
    await navigation.go({ place: 'evidence' });
    await shipped.ask();
    reuse.open = true;
  },
};
