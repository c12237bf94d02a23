// What differs between two texts, word by word. How it is shown is presentation; that it differs, Rust says.

/** A stretch of text that both have, or only one of them. */
export interface Piece {
  kind: 'same' | 'before' | 'after';
  text: string;
}

/** Line ends, other spaces, a letter of a script without spaces, a word with its inner marks ("R-07", "don’t"), or one sign. */
const TOKEN =
  /\n|[^\S\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}_]+(?:[-’'.‑/][\p{L}\p{N}\p{M}_]+)*|[^]/gu;

const MEANING = /[\p{L}\p{N}]/u;

/** So many changed words make two texts different texts: marking single words would then help nobody, and take long. */
const MOST = 1200;

/** The pieces of both texts in order: `same` and `before` make the one, `same` and `after` the other. */
export function difference(before: string, after: string): Piece[] {
  return differenceOf(before.match(TOKEN) ?? [], after.match(TOKEN) ?? []);
}

/** The same of two texts that are cut into parts already. */
export function differenceOf(a: readonly string[], b: readonly string[]): Piece[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = edits(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ]);
}

/** Whether anything of it is the same; two texts without a common word are shown whole. */
export function anythingCommon(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === 'same' && MEANING.test(piece.text));
}

/** The shortest way from a to b (Myers, 1986). */
function edits(a: readonly string[], b: readonly string[]): Piece[] {
  const whole: Piece[] = [
    { kind: 'before', text: a.join('') },
    { kind: 'after', text: b.join('') },
  ];
  if (a.length === 0 || b.length === 0) return whole;
  const most = Math.min(MOST, a.length + b.length);
  // How far each diagonal reaches, after every step; kept to walk back along.
  let reach = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  const mid = most + 1;
  for (let d = 0; d <= most; d += 1) {
    steps.push(reach.slice(mid - d - 1, mid + d + 2));
    const next = reach.slice();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[mid + k - 1] ?? 0) < (reach[mid + k + 1] ?? 0));
      let x = down ? (reach[mid + k + 1] ?? 0) : (reach[mid + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      next[mid + k] = x;
      if (x >= a.length && y >= b.length) return walkBack(a, b, steps, d);
    }
    reach = next;
  }
  return whole;
}

function walkBack(a: readonly string[], b: readonly string[], steps: readonly Int32Array[], last: number): Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = last; d >= 0; d -= 1) {
    const reach = steps[d] as Int32Array;
    const at = (k: number) => reach[k + d + 1] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const from = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(from);
    const fromY = d === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY && a[x - 1] === b[y - 1]) {
      pieces.push({ kind: 'same', text: a[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (d === 0) break;
    if (down) pieces.push({ kind: 'after', text: b[(y -= 1)] ?? '' });
    else pieces.push({ kind: 'before', text: a[(x -= 1)] ?? '' });
  }
  return pieces.reverse();
}

/** Joins what belongs together: a changed phrase is marked as one, not word by word with bare spaces between. */
function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { same: string; before: string; after: string }[] = [];
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    const last = runs.at(-1);
    if (kind === 'same') {
      if (last && last.before === '' && last.after === '') last.same += text;
      else runs.push({ same: text, before: '', after: '' });
    } else if (last) last[kind] += text;
    else runs.push({ same: '', before: kind === 'before' ? text : '', after: kind === 'after' ? text : '' });
  }
  const found: Piece[] = [];
  let before = '';
  let after = '';
  const close = (): void => {
    // Spaces at the edge of a change that both sides share are no part of it.
    const lead = common(before, after);
    if (lead) found.push({ kind: 'same', text: lead });
    const [rest, other] = [before.slice(lead.length), after.slice(lead.length)];
    const tail = commonTail(rest, other);
    if (rest.length > tail.length) found.push({ kind: 'before', text: rest.slice(0, rest.length - tail.length) });
    if (other.length > tail.length) found.push({ kind: 'after', text: other.slice(0, other.length - tail.length) });
    if (tail) found.push({ kind: 'same', text: tail });
    before = '';
    after = '';
  };
  for (const [i, run] of runs.entries()) {
    const between = i > 0 && i < runs.length && (before !== '' || after !== '') && (run.before !== '' || run.after !== '');
    if (between && !MEANING.test(run.same) && !run.same.includes('\n')) {
      before += run.same;
      after += run.same;
    } else {
      close();
      if (run.same) found.push({ kind: 'same', text: run.same });
    }
    before += run.before;
    after += run.after;
  }
  close();
  return merged(found);
}

function common(a: string, b: string): string {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n] && /\s/.test(a[n] ?? '')) n += 1;
  return a.slice(0, n);
}

function commonTail(a: string, b: string): string {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n] && /\s/.test(a[a.length - 1 - n] ?? '')) n += 1;
  return n === 0 ? '' : a.slice(-n);
}

/** Neighbours of one kind are one piece. */
function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}
