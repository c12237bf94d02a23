// What a room offers while another place is shown: the palette finds its records, and a new one can be added.
import { register } from '../../lib/actions/registry.svelte';
import { registerSource } from '../../lib/frame/palette.svelte';
import type { Id } from '../../lib/model';
import type { Place } from '..';
import { addAction } from './actions';
import { findIn } from './find';
import type { RecordRoom } from './room.svelte';

/** Makes a room known to the whole window, for as long as the window lives. */
export function openRoom<T extends { id: Id }, F>(room: RecordRoom<T, F>, icon: Place['icon'], signs: readonly string[]): void {
  register([...(room.options.add ? [addAction(room)] : []), ...(room.options.more ?? [])]);
  registerSource(findIn(room, icon, signs));
}
