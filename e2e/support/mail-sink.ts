import { SMTPServer } from 'smtp-server';

/** Where the instance under test sends its letters: beside the console's own port. `serve.ts` says the same. */
const MAIL_PORT = Number(process.env.E2E_PORT ?? '4199') + 1;
const WAIT_MS = 15_000;
const LOOK_MS = 100;
/** Longest that a file of tests waits for the port. */
export const FREE_WAIT_MS = 240_000;

/** Another file of tests that runs beside this one may listen still: there is one port. Throws when it is not free in time. */
async function listenOnceFree(server: SMTPServer): Promise<void> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const error = await new Promise<Error | null>((resolve) => {
      server.once('error', resolve);
      server.listen(MAIL_PORT, '127.0.0.1', () => resolve(null));
    });
    server.removeAllListeners('error');
    if (error === null) return;
    if (waited > FREE_WAIT_MS) throw error;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A mail server for the letters of the instance; they are kept as they came. */
export async function openMailSink() {
  const letters: { readonly to: string; readonly raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, raw });
        done();
      });
    },
  });
  await listenOnceFree(server);
  return {
    /** The code of the newest letter to an address; waits for the `nth` one. Throws when none comes within 15 seconds. */
    codeTo: async (address: string, nth = 1): Promise<string> => {
      for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
        const own = letters.filter(({ to }) => to === address);
        const code = /^(\d{6})\s*$/m.exec(own[nth - 1]?.raw ?? '')?.[1];
        if (code !== undefined) return code;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      throw new Error('no letter with a code came');
    },
    /** The newest letter to an address, as it came. Throws when none comes within 15 seconds. */
    letterTo: async (address: string): Promise<string> => {
      for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
        const newest = letters.findLast(({ to }) => to === address);
        if (newest !== undefined) return newest.raw;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      throw new Error('no letter came');
    },
    /** How many letters to an address came so far. */
    lettersTo: (address: string): number => letters.filter(({ to }) => to === address).length,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
