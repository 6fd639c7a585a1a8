import { freePort } from '@/db/embedded/free-port';
import { StartProblem } from '@/lib/domain/shared/start-problem';

const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EACCES: (_, port) => `Port ${port} needs more rights; set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (host) => `VERNOST_HOST is ${host}, which is no address of this machine.`,
  ENOTFOUND: (host) => `VERNOST_HOST is ${host}, which is no address of this machine.`,
};

/** @throws StartProblem when the console could not listen there. */
export async function assertWebPortIsFree(host: string, port: number): Promise<void> {
  let found: number | null;
  try {
    found = await freePort(port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = SENTENCES[code]?.(host, port);
    if (sentence === undefined) throw error;
    throw new StartProblem(sentence, { cause: error });
  }
  if (found !== null) return;
  throw new StartProblem(
    `Port ${port} is taken by another program; set PORT to another number, for example PORT=${port + 1}.`,
  );
}
