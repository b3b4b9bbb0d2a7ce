// One task after another: what reads the state and then writes must not be interleaved with its like.

export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task when all earlier ones have ended, however they ended. */
  take<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#last.then(task, task);
    this.#last = run.catch(() => undefined);
    return run;
  }
}
