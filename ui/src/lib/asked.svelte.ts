// What Rust is asked for again whenever the file changes: the last answer, or why there is none.
import { failureText } from './failure';

export class Asked<T> {
  /** The last answer; nothing until one came. */
  answer = $state.raw<T>();
  /** Why the last question was not answered, in words. The answer before it stays. */
  failure = $state<string>();
  /** Counts questions: an answer to any but the last comes too late. */
  #asking = 0;

  async ask(question: () => Promise<T>): Promise<void> {
    this.#asking += 1;
    const asking = this.#asking;
    try {
      const answer = await question();
      if (asking !== this.#asking) return;
      this.failure = undefined;
      this.answer = answer;
    } catch (error) {
      if (asking === this.#asking) this.failure = failureText(error);
    }
  }

  reset(): void {
    this.#asking += 1;
    this.answer = undefined;
    this.failure = undefined;
  }
}
