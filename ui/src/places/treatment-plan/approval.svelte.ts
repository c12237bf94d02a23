// What an approval of the risk treatment plan names, while it is being filled in, and what Rust finds about the plan. It stays when the
// page is left, and goes with the file.
import { Asked } from '../../lib/asked.svelte';
import { client, type PaperSize, type PlanRequest } from '../../lib/client';
import type { Edition, Finding, Id, Signatory } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { Typing } from '../../lib/typing.svelte';

/** The version after another where a number says what comes next: 1.1 after 1.0. */
function after(label: string): string {
  return /^(\d{1,9}\.)*\d{1,9}$/.test(label) ? label.replace(/\d+$/, (number) => String(Number(number) + 1)) : '';
}

class Approval {
  readonly #asked = new Asked<readonly Finding[]>();
  /** What is typed for it: it is no part of the file, and does not hold the window. */
  readonly words = new Typing();
  paper = $state<PaperSize>('a4');
  note = $state('');
  /** The day of approval, where one was chosen; otherwise it is today. */
  date = $state<string>();
  #name = $state<string>();
  #function = $state<string>();
  #documentId = $state<string>();
  #label = $state<string>();
  /** The plan that was approved on this page. */
  approved = $state<Id>();

  /** Worst first; undefined until they were read. */
  findings: readonly Finding[] | undefined = $derived(this.#asked.failure === undefined ? this.#asked.answer : undefined);
  /** Why they could not be read, in words. */
  failure: string | undefined = $derived(this.#asked.failure);

  /** Plans that were approved, newest first. */
  plans: readonly Edition[] = $derived((store.statement?.plans ?? []).toReversed());
  /** The one in force; of several, which two copies approved, the newest. */
  inForce: Edition | undefined = $derived(
    this.plans.find((plan) => !plan.withdrawn && !this.plans.some((other) => other.supersedes.includes(plan.id))),
  );

  /** As the last plan was called, or as the treatment approval names it. */
  documentId: string = $derived(this.#documentId ?? this.plans[0]?.plan?.documentId ?? store.statement?.treatment.planId ?? '');
  /** That the risks are not treated as the plan in force says. */
  stale: Finding | undefined = $derived(store.open.find(({ code }) => code === 'plan-stale'));
  /** Whether they are: another approval of the same is nobody's wish by itself. */
  unchanged: boolean = $derived(this.inForce !== undefined && this.stale === undefined);
  label: string = $derived(this.#label ?? (this.plans[0] ? (this.unchanged ? '' : after(this.plans[0].label)) : '1.0'));

  /** Who approves: whoever approved the last one, or accepted the residual risks, until somebody else is named here. */
  approver: Signatory = $derived.by(() => {
    const before = this.plans[0]?.approver ?? store.statement?.treatment.acceptedBy[0] ?? store.statement?.approver;
    const day = this.date === undefined ? {} : { date: this.date };
    return { name: this.#name ?? before?.name ?? '', function: this.#function ?? before?.function ?? '', ...day };
  });

  /** What refuses the plan. */
  blocking: readonly Finding[] = $derived((this.findings ?? []).filter(({ severity }) => severity === 'blocks'));
  /** What an auditor would ask about it. */
  questions: readonly Finding[] = $derived((this.findings ?? []).filter(({ severity }) => severity !== 'blocks'));

  /** The first field that is missing or wrong; undefined where all is there. */
  missing: 'documentId' | 'label' | 'unchanged' | 'taken' | 'approver' | 'function' | 'date' | undefined = $derived.by(() => {
    if (this.documentId.trim() === '') return 'documentId';
    if (this.label.trim() === '') return this.unchanged ? 'unchanged' : 'label';
    if (this.plans.some(({ label }) => label === this.label.trim())) return 'taken';
    if (this.approver.name.trim() === '') return 'approver';
    if (this.approver.function.trim() === '') return 'function';
    return this.words.refused > 0 || (this.date ?? store.today) > store.today ? 'date' : undefined;
  });

  name(name: string, role?: string): void {
    this.#name = name;
    if (role !== undefined) this.#function = role;
  }
  nameFunction(role: string): void {
    this.#function = role;
  }
  call(documentId: string): void {
    this.#documentId = documentId;
  }
  number(label: string): void {
    this.#label = label;
  }

  /** What is sent. */
  get value(): PlanRequest {
    const { documentId, label, approver, note, paper } = this;
    return { documentId: documentId.trim(), label: label.trim(), approver, note: { text: note.trim() }, paper };
  }

  /** Asks what is found now. */
  async read(): Promise<void> {
    await this.#asked.ask(() => client().planFindings());
  }

  /** Begins a new one. */
  reset(): void {
    this.#asked.reset();
    this.words.clear();
    this.note = '';
    this.date = undefined;
    this.#name = undefined;
    this.#function = undefined;
    this.#documentId = undefined;
    this.#label = undefined;
    this.approved = undefined;
  }
}

/** The approval that is being filled in. */
export const approval = new Approval();
