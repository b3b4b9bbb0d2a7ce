// What the test of one question leaves for the reporter.

export interface Outcome {
  readonly run: string;
  readonly question: number;
  readonly title: string;
  readonly answered: boolean;
  /** What the model or the converter lacks, from `lacks.yaml`. */
  readonly lack: string | undefined;
}

declare module 'vitest' {
  interface TaskMeta {
    competency?: Outcome;
  }
}
