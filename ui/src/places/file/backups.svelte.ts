// The backups of the open file, and the rule by which they are made.
import { type BackupLine, type BackupRule, client } from '../../lib/client';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

class Backups {
  /** The newest first; undefined until they are read. */
  lines = $state.raw<readonly BackupLine[]>();
  rule = $state.raw<BackupRule>();

  async read(): Promise<void> {
    const { session } = store;
    const lines = await store.ask(() => client().backups());
    const rule = await store.ask(() => client().backupRule());
    if (session !== store.session) return;
    this.lines = lines ?? this.lines ?? [];
    this.rule = rule ?? this.rule;
  }

  async backUp(): Promise<void> {
    const made = await store.ask(() => client().backUpNow(), (failure) => store.backupFailed(failure, true));
    // Where it failed, those of before may be gone with their folder.
    await this.read();
    if (made === undefined) return;
    await store.say(t(made ? 'said-backed-up' : this.rule?.place === 'nowhere' ? 'said-no-backups' : 'said-backed-up-already'));
  }

  /** Changes the rule; a folder is asked for where none was chosen yet. */
  async change(part: Partial<BackupRule>): Promise<void> {
    const before = this.rule;
    if (!before) return;
    if (part.place === 'chosen' && before.folder === '') return this.chooseFolder();
    this.rule = (await store.ask(() => client().setBackupRule({ ...before, ...part }))) ?? before;
    await this.read();
  }

  async chooseFolder(): Promise<void> {
    const rule = await store.ask(() => client().chooseBackupFolder());
    if (!rule) return;
    this.rule = rule;
    // Where none could be made, one is due.
    if (store.trouble?.code === 'backup-failed') {
      store.dismiss();
      await this.backUp();
    } else await this.read();
  }

  reset(): void {
    this.lines = undefined;
    this.rule = undefined;
  }
}

/** The backups of the open file. */
export const backups = new Backups();
