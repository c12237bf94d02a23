// The past as lines: days, revisions, editions as stamps, and gaps that open. Newest first.
import type { Revision } from '../../lib/client';
import type { Candidate, Edition, Statement } from '../../lib/model';

/** A line of the timeline. `key` is unique in it. */
export type Line =
  | { kind: 'now'; key: string }
  | { kind: 'day'; key: string; day: string }
  | { kind: 'revision'; key: string; revision: Revision; undone: boolean }
  | { kind: 'edition'; key: string; edition: Edition }
  | { kind: 'candidate'; key: string; candidate: Candidate }
  | { kind: 'gap'; key: string; count: number; open: boolean; earlier: boolean }
  | { kind: 'beyond'; key: string; count: number };

/** A line that the focus can stand on. */
export const isStop = (line: Line): boolean => line.kind !== 'day' && line.kind !== 'beyond';

/** Since the last edition this many revisions are shown; the rest waits in a gap. */
export const RECENT = 40;

/** Ids of the revisions whose change does not hold any more: an undo took it back, and no redo made it again. */
export function undoneBy(revisions: readonly Revision[]): Set<string> {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const undone = new Set<string>();
  const toggle = (id: string | undefined): void => {
    if (id === undefined) return;
    const beyond = byId.get(id)?.reverses;
    // To reverse an undo is to make the change again.
    if (beyond !== undefined) toggle(beyond);
    if (!undone.delete(id)) undone.add(id);
  };
  for (const { reverses } of revisions.toSorted((a, b) => a.number - b.number)) toggle(reverses);
  return undone;
}

/** Local day of an instant. */
const dayOf = (time: string): string => new Date(time).toLocaleDateString('sv-SE');

/** Where an edition or a candidate stands: in place of the revision with this number, which made it. */
type Stamp = { at: number } & ({ edition: Edition } | { candidate: Candidate });

function stampsOf(statement: Statement | undefined, revisions: readonly Revision[]): Stamp[] {
  const numberOf = new Map(revisions.map((revision) => [revision.id, revision.number]));
  // An approval follows the head that it names: nothing comes between.
  const after = (head: string, known: number): number => (numberOf.get(head) ?? known) + 1;
  const issued = new Set(statement?.editions.map((edition) => edition.candidate));
  const stamps: Stamp[] = (statement?.editions ?? []).map((edition) => ({ edition, at: after(edition.head, edition.revisions) }));
  for (const candidate of statement?.candidates ?? [])
    if (!issued.has(candidate.id)) stamps.push({ candidate, at: after(candidate.head, 0) });
  return stamps.sort((a, b) => b.at - a.at);
}

/**
 * The lines of the timeline.
 * @param revisions what the file tells of its past, in any order
 * @param open keys of the gaps that are open
 */
export function timelineOf(revisions: readonly Revision[], statement: Statement | undefined, open: ReadonlySet<string>): Line[] {
  const newest = revisions.toSorted((a, b) => b.number - a.number);
  const undone = undoneBy(revisions);
  const stamps = stampsOf(statement, newest);
  // An edition is told by its stamp, not by the revision that issued it.
  const told = new Set(stamps.map((stamp) => stamp.at));
  const first = newest.at(-1);
  const lines: Line[] = [{ kind: 'now', key: 'now' }];

  // A day is named once, until a stamp or a gap stands between.
  let day: string | undefined;
  const draw = (list: readonly Revision[]): void => {
    if (lines.at(-1)?.kind !== 'revision') day = undefined;
    for (const revision of list) {
      const its = dayOf(revision.time);
      if (its !== day) lines.push({ kind: 'day', key: `day ${its} ${revision.id}`, day: its });
      day = its;
      lines.push({ kind: 'revision', key: revision.id, revision, undone: undone.has(revision.id) });
    }
  };
  const segment = (list: readonly Revision[], recent: boolean, end: string): void => {
    const shown = recent ? list.slice(0, RECENT) : [];
    const rest = list.slice(shown.length);
    draw(shown);
    if (rest.length === 0) return;
    if (rest.length === 1) return draw(rest);
    const key = `gap ${end}`;
    const isOpen = open.has(key);
    lines.push({ kind: 'gap', key, count: rest.length, open: isOpen, earlier: recent && shown.length > 0 });
    if (isOpen) draw(rest);
  };

  const body = first?.number === 1 ? newest.slice(0, -1) : newest;
  let next = 0;
  let segmentIndex = 0;
  for (const stamp of [...stamps, undefined]) {
    const list: Revision[] = [];
    for (; next < body.length && (body[next] as Revision).number >= (stamp?.at ?? 0); next += 1) {
      const revision = body[next] as Revision;
      if (!told.has(revision.number) || (revision.name !== 'IssueEdition' && revision.name !== 'PrepareCandidate')) list.push(revision);
    }
    // A candidate is a stop on the way: what came before it is as recent as what came after.
    segment(list, segmentIndex === 0, stamp === undefined ? 'start' : String(stamp.at));
    if (!stamp) break;
    if ('edition' in stamp) {
      lines.push({ kind: 'edition', key: stamp.edition.id, edition: stamp.edition });
      segmentIndex += 1;
    } else lines.push({ kind: 'candidate', key: stamp.candidate.id, candidate: stamp.candidate });
  }
  if (first && first.number > 1) lines.push({ kind: 'beyond', key: 'beyond', count: first.number - 1 });
  else if (first) draw([first]);
  return lines;
}
