// What the palette finds in a room of records.
import type { Source } from '../../lib/frame/palette.svelte';
import { MOST_WRITTEN, type Passage, wordsOf, writtenEntry } from '../../lib/frame/written';
import { folded } from '../../lib/list/ledger.svelte';
import type { Id } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import type { Place } from '..';
import type { RecordField, RecordRoom } from './room.svelte';

const MOST = 6;
const MOST_OF_RECORDS = 60;

/** What somebody wrote in a field, by the fields that it is written in. */
function written<T, F>(field: RecordField<T, F>, record: T): readonly [field: string, text: string][] {
  switch (field.kind) {
    case 'line':
    case 'long':
    case 'word':
      return [[field.name, field.value(record)]];
    case 'text':
      return [[field.name, field.value(record).text]];
    case 'impact': {
      const said = field.value(record);
      if (!said) return [];
      const texts = { who: said.who, benefit: said.benefit.text, harm: said.harm.text, mitigation: said.mitigation.text };
      return Object.entries(texts).map(([of, text]) => [`${field.name}-${of}`, text]);
    }
    default:
      return [];
  }
}

/** Where these words stand in a record: in one field all of them, else the first that has one of them. Its label and title are found by themselves. */
function passageIn<T extends { id: Id }, F>(room: RecordRoom<T, F>, record: T, words: readonly string[]): Passage | undefined {
  const names = [room.label(record), room.options.title(record)];
  const texts = room.fields.flatMap((field) => written(field, record).map(([name, text]) => ({ of: field.name, name, text, folded: folded(text) }))).filter(({ text }) => !names.includes(text));
  const hit = texts.find((one) => words.every((word) => one.folded.includes(word))) ?? texts.find((one) => words.some((word) => one.folded.includes(word)));
  if (!hit) return undefined;
  return { target: { place: room.place, record: record.id, field: hit.name }, called: `${room.label(record) || room.title(record)} ${room.nameOf(hit.of)}`, text: hit.text };
}

/** The palette's source for a room. `signs` are those under which its records are looked for. */
export function findIn<T extends { id: Id }, F>(room: RecordRoom<T, F>, icon: Place['icon'], signs: readonly string[]): Source {
  return (query, sign) => {
    const words = wordsOf(query);
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
    const passages = sign === '' ? room.ledger.holding(words, MOST_WRITTEN, (record) => passageIn(room, record, words)) : [];
    return [{ heading: `find-${room.place}`, entries }, { heading: 'find-written', entries: passages.map((passage) => writtenEntry(passage, words)) }];
  };
}
