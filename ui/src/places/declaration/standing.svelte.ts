// What Rust finds about the declaration: read anew with every change of the file, while somebody looks. It is a list of
// its own, for no edition waits for a declaration.
import { Asked } from '../../lib/asked.svelte';
import { client } from '../../lib/client';
import { mend as mendElsewhere } from '../../lib/findings.svelte';
import type { DeclarationView } from '../../lib/client';
import type { Edition, Finding, FindingCode } from '../../lib/model';
import { perform } from '../../lib/actions/registry.svelte';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { enter } from '../document/actions';

/** The field of this page that each rule is about. */
const FIELD_OF: Partial<Record<FindingCode, string>> = {
  'organisation-missing': 'issuer',
  'declaration-edition-missing': 'edition',
  'declaration-behind': 'edition',
  'declaration-treatment-missing': 'treatment',
  'declaration-audit-missing': 'internalAudit',
  'declaration-review-missing': 'managementReview',
  'declaration-nonconformities-missing': 'nonconformities',
  'declaration-supporting-missing': 'supporting',
  'declaration-reviewer-missing': 'reviewed',
  'declaration-reviewer-signs': 'reviewed',
  'declaration-before-edition': 'signed-date',
  'signed-in-future': 'signed-date',
  'declaration-validity-missing': 'validUntil',
  'declaration-expired': 'validUntil',
};

/** What is missing of the particulars, and its field here, where the two are called differently. */
const PARTICULAR: Record<string, string> = { address: 'issuer', securityScope: 'object', date: 'signed-date', name: 'signed-name', function: 'signed-function' };

/** The field of this page that a finding is about. */
export function fieldOf({ code, args }: Finding): string {
  const part = code === 'declaration-incomplete' || code === 'declaration-day-otherwise' ? (args['field'] ?? '') : '';
  return PARTICULAR[part] ?? FIELD_OF[code] ?? part;
}

/** Fields that stand together as one on this page: `signed-date` is a part of `signed`. */
const within = (field: string) => (finding: Finding): boolean => fieldOf(finding) === field || fieldOf(finding).startsWith(`${field}-`);

/** Does what a finding's fix says: goes to its field here, or to where it is said. */
export async function mend(finding: Finding): Promise<void> {
  if (finding.code === 'declaration-edition-missing') await (store.readOnly ? enter('edition') : perform('issue'));
  else if (finding.code === 'declaration-behind') await navigation.go({ place: 'history', ...(standing.edition && { record: standing.edition.id }) });
  else if (finding.place.kind === 'statement' && finding.place.field === 'declaration') await enter(fieldOf(finding));
  else await mendElsewhere(finding);
}

class Standing {
  readonly #asked = new Asked<DeclarationView>();
  /** Worst first; undefined until they were read. Another array with each reading. */
  findings: readonly Finding[] | undefined = $derived(this.#asked.failure === undefined ? this.#asked.answer?.findings : undefined);
  /** The days that the registers say, which hold where none is typed. */
  recorded: Pick<DeclarationView, 'internalAudit' | 'managementReview'> = $derived(this.#asked.answer ?? {});
  /** Why they could not be read, in words. */
  failure: string | undefined = $derived(this.#asked.failure);

  /** What refuses the declaration. */
  blocking: readonly Finding[] = $derived((this.findings ?? []).filter(({ severity }) => severity === 'blocks'));
  /** What a reader of it would ask. */
  questions: readonly Finding[] = $derived((this.findings ?? []).filter(({ severity }) => severity !== 'blocks'));
  /** Whether it can be declared. */
  ready: boolean = $derived(this.findings !== undefined && this.failure === undefined && this.blocking.length === 0);

  /** The edition that it rests on: the latest in force. */
  edition: Edition | undefined = $derived(store.statement?.editions.find(({ id }) => id === store.status?.inForce));

  /** The findings beside fields of the page. */
  notesOf(...fields: readonly string[]): Finding[] {
    return (this.findings ?? []).filter((finding) => fields.some((field) => within(field)(finding)));
  }

  /** Asks what is found now. */
  async read(): Promise<void> {
    await this.#asked.ask(() => client().declarationFindings());
  }

  reset(): void {
    this.#asked.reset();
  }
}

/** How the declaration stands. */
export const standing = new Standing();
