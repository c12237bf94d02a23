// What a deletion takes away with a record: its links, kind by kind.
import type { Id } from '../../lib/model';
import { t } from '../../lib/words';
import { type LinkKind, linkedWith } from './items.svelte';

/** One sentence for each kind that a record is linked with. */
export function ties(kind: string, others: readonly LinkKind[]): (record: { id: Id }) => string[] {
  return ({ id }) =>
    others.flatMap((other) => {
      const items = linkedWith(kind, id, other);
      return items.length > 0 ? [t('records-tie-links', { kind: t(`link-kinds-${other}`), records: items.map((item) => item.label || item.title).join(', ') })] : [];
    });
}
