import { explainError } from './explain-error';

/**
 * Runs a script to its end. Expected failures become one sentence on stderr, defects keep their
 * stack; both end with exit code 1.
 * @param main returns the exit code, anything else for 0
 */
export async function runScript(main: () => Promise<unknown>): Promise<void> {
  let code = 0;
  // A reader that has gone (`| head`, a closed terminal) must not end us before we have tidied up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const result = await main();
    if (typeof result === 'number') code = result;
  } catch (error) {
    const sentence = explainError(error);
    process.stderr.write(`${sentence ?? describe(error)}\n`);
    code = 1;
  }
  await flush();
  process.exit(code);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A pipe may still be full: what was written must arrive before the process ends. */
async function flush(): Promise<void> {
  const streams = [process.stdout, process.stderr];
  await Promise.all(
    streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
}
