// Lists to begin with: what is in them, and what was ticked.
/** One thing that can be begun with. */
export interface Start {
  id: string;
  /** What it stands under, where the list has parts. */
  part?: string;
  label: string;
  /** What it is, what to ask about it, and what to beware of: a line each. */
  says: readonly string[];
  /** What stands in the file for it already. */
  there?: string | undefined;
}

/** Whether the list is open, and what was ticked in it: a list for each room. */
export class Starting {
  open = $state(false);
  ticked = $state.raw<readonly string[]>([]);

  /** Opens it with nothing ticked. */
  ask(): void {
    this.ticked = [];
    this.open = true;
  }
}
