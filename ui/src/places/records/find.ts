// What the palette finds in a room of records.
import type { Source } from '../../lib/frame/palette.svelte';
import { folded } from '../../lib/list/ledger.svelte';
import type { Id } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import type { Place } from '..';
import type { RecordRoom } from './room.svelte';

const MOST = 6;
const MOST_OF_RECORDS = 60;

/** The palette's source for a room. `signs` are those under which its records are looked for. */
export function findIn<T extends { id: Id }, F>(room: RecordRoom<T, F>, icon: Place['icon'], signs: readonly string[]): Source {
  return (query, sign) => {
    const words = folded(query).split(/\s+/).filter(Boolean);
    if (!signs.includes(sign) || (sign === '' && words.length === 0)) return [];
    const entries = room.options
      .items()
      .filter((record) => words.every((word) => folded(`${room.called(record)} ${room.options.about(record)}`).includes(word)))
      .slice(0, sign === '' ? MOST : MOST_OF_RECORDS)
      .map((record) => ({
        id: `${room.place} ${record.id}`,
        text: room.called(record),
        note: room.options.about(record),
        icon,
        run: () => navigation.go({ place: room.place, record: record.id }),
      }));
    return [{ heading: `find-${room.place}`, entries }];
  };
}
