/**
 * Something the person at the console can put right: a taken port, a full disk, a wrong setting.
 * Its message is one clear sentence; the scripts print it alone, without a stack, and exit with 1.
 */
export class StartProblem extends Error {
  constructor(sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'StartProblem';
  }
}
