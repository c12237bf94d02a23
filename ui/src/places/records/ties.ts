// What a deletion takes away with a record: its links, kind by kind.
import type { Id } from '../../lib/model';
import { t } from '../../lib/words';
import { type LINKED, linkedWith, othersOf } from './items.svelte';

/** One sentence for each kind that a record is linked with. */
export function ties(kind: keyof typeof LINKED): (record: { id: Id }) => string[] {
  return ({ id }) =>
    [...othersOf(kind), 'entry' as const].flatMap((other) => {
      const items = linkedWith(kind, id, other);
      return items.length > 0 ? [t('records-tie-links', { kind: t(`link-kinds-${other}`), records: items.map((item) => item.label || item.title).join(', ') })] : [];
    });
}
