import { SMTPServer } from 'smtp-server';

/** Where the instance under test sends its letters: beside the console's own port. `serve.ts` says the same. */
const MAIL_PORT = Number(process.env.E2E_PORT ?? '4199') + 1;
const WAIT_MS = 15_000;
const LOOK_MS = 100;

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
  await new Promise<void>((resolve) => server.listen(MAIL_PORT, '127.0.0.1', resolve));
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
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
