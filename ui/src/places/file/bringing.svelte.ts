// A backup of a file that does not open, on its way back.
import { client, type FoundBackup } from '../../lib/client';
import { store } from '../../lib/store.svelte';

class Bringing {
  /** The file whose backups are shown, by its name. */
  file = $state<string>();
  /** The newest first; undefined until they are found. */
  found = $state.raw<readonly FoundBackup[]>();

  /** Looks for the backups of a file, and shows them. */
  async begin(file: string): Promise<void> {
    const found = await store.ask(() => client().foundBackups(file));
    if (!found) return;
    this.found = found;
    this.file = file;
  }

  /** Brings one back; it stays open where no place was chosen. */
  async back(backup: string): Promise<void> {
    const { file } = this;
    if (file !== undefined && (await store.openBy(() => client().bringBack(file, backup)))) this.reset();
  }

  reset(): void {
    this.file = undefined;
    this.found = undefined;
  }
}

/** What is brought back. */
export const bringing = new Bringing();
